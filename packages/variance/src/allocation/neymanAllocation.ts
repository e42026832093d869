import {
  checkAtLeast,
  checkNumbers,
  checkObject,
  checkPositive,
  checkSameLength,
  DomainError,
} from '@bits-per-sample/core';

/** Prompts and a budget. */
export interface AllocationPlan {
  /** Standard deviation of one rollout of each prompt, ≥ 0; √(p q) for rewards. Shape [prompts]. */
  readonly deviation: ArrayLike<number>;
  /** Budget, in the unit of `cost`, > 0. */
  readonly total: number;
  /** Cost of one rollout of each prompt, > 0; default 1. Shape [prompts]. */
  readonly cost?: ArrayLike<number>;
  /** Least rollouts of every prompt, ≥ 0, default 0; a prompt without any is never seen again. */
  readonly minimum?: number;
}

/**
 * Neyman allocation: how many rollouts each prompt should get so that a sum over prompts is known
 * best, nᵢ ∝ deviationᵢ / √costᵢ.
 *
 * Rollouts go where outcomes are uncertain and cheap. Splitting ∝ p(1 − p) instead is no better
 * than an even split: the two have exactly the same variance. For gradients multiply √(p q) by the
 * root of the score variance. A deviation estimated as 0 from few rollouts starves its prompt for
 * ever: use {@link expectedDeviation} or a `minimum`.
 *
 * @param plan deviations, budget, costs and floor.
 * @returns rollouts per prompt, real numbers; Σ cost × rollouts = total. Shape [prompts].
 * @throws {DomainError} a negative deviation, every deviation 0, a cost or total not > 0, lengths
 *   that differ, or a minimum that the budget cannot pay.
 *
 * @see Neyman (1934), doi:10.2307/2342192
 *
 * @example
 * ```ts
 * neymanAllocation({ deviation: [0.5, 0.1], total: 60 }); // => Float64Array.of(50, 10)
 * neymanAllocation({ deviation: [0.5, 0], total: 60, minimum: 4 }); // => Float64Array.of(56, 4)
 * ```
 */
export function neymanAllocation(plan: AllocationPlan): Float64Array {
  const fn = 'neymanAllocation';
  checkObject(fn, 'plan', plan);
  const { deviation, total, cost, minimum = 0 } = plan;
  checkNumbers(fn, 'deviation', deviation);
  const n = deviation.length;
  if (cost !== undefined) {
    checkNumbers(fn, 'cost', cost);
    checkSameLength(fn, 'cost', cost, n);
  }
  checkPositive(fn, 'total', total);
  checkAtLeast(fn, 'minimum', minimum, 0);
  const root = new Float64Array(n);
  let floorCost = 0;
  for (let i = 0; i < n; i++) {
    const each = cost?.[i] ?? 1;
    if (each <= 0) throw new DomainError(fn, 'cost', '> 0', each);
    if (deviation[i]! < 0) throw new DomainError(fn, 'deviation', '≥ 0', deviation[i]);
    root[i] = Math.sqrt(each);
    floorCost += minimum * each;
  }
  if (floorCost > total)
    throw new DomainError(fn, 'minimum', `within the total of ${total}`, minimum);
  if (Array.from(deviation).every((s) => s === 0))
    throw new DomainError(fn, 'deviation', 'with a positive entry', 'zeros only');
  const rollouts = new Float64Array(n);
  const floored = new Uint8Array(n);
  // each round holds one prompt more at the floor, or is the last
  for (let round = 0, changed = true; changed && round <= n; round++) {
    changed = false;
    let budget = total;
    let need = 0;
    for (let i = 0; i < n; i++) {
      if (floored[i]) budget -= minimum * root[i]! ** 2;
      else need += deviation[i]! * root[i]!;
    }
    for (let i = 0; i < n; i++) {
      if (floored[i]) continue;
      rollouts[i] = need > 0 ? (budget * (deviation[i]! / root[i]!)) / need : 0;
      if (rollouts[i]! < minimum) changed = true;
    }
    for (let i = 0; i < n; i++)
      if (rollouts[i]! < minimum) {
        rollouts[i] = minimum;
        floored[i] = 1;
      }
  }
  return rollouts;
}
