import {
  type Bits,
  checkArray,
  checkAtLeast,
  checkObject,
  checkProbability,
  checkSameLength,
} from '@bits-per-sample/core';

/** Rollouts that were rewarded, prompt by prompt or step by step. */
export interface RewardedGroups {
  /** Pass rate p of each group's prompt at the time, in [0, 1]; shape [groups]. */
  readonly passRates: ArrayLike<number>;
  /** Rollouts G of each group, ≥ 0; shape [groups]. */
  readonly groupSizes: ArrayLike<number>;
}

/**
 * Bits that 0/1 rewards can have brought a learner that knew the pass rates, at most: Σ G · h(p),
 * with h the entropy of a coin.
 *
 * The income side of a run; what it is spent on, no count of rewards says.
 *
 * @param groups pass rates and group sizes. A NaN gives NaN.
 * @returns bits, ≥ 0.
 * @throws {DomainError} a rate outside [0, 1], a negative size, or columns of unequal length.
 *
 * @see Shannon (1948), doi:10.1002/j.1538-7305.1948.tb01338.x, §6
 *
 * @example
 * ```ts
 * rewardBits({ passRates: [0, 0.5, 1], groupSizes: [8, 8, 8] }); // => 8
 * ```
 */
export function rewardBits(groups: RewardedGroups): Bits {
  const fn = 'rewardBits';
  checkObject(fn, 'groups', groups);
  const { passRates, groupSizes } = groups;
  checkArray(fn, 'passRates', passRates);
  checkSameLength(fn, 'groupSizes', groupSizes, passRates.length);
  let bits = 0;
  for (let i = 0; i < passRates.length; i++) {
    const p = passRates[i]!;
    const size = groupSizes[i]!;
    checkProbability(fn, 'passRates', p);
    checkAtLeast(fn, 'groupSizes', size, 0);
    bits += size * coinEntropy(p);
  }
  return bits;
}

/** −p log₂ p − (1 − p) log₂(1 − p). */
function coinEntropy(p: number): number {
  if (p === 0 || p === 1) return 0;
  return -p * Math.log2(p) - ((1 - p) * Math.log1p(-p)) / Math.LN2;
}
