import { checkArray, checkAtLeast, DomainError } from '@bits-per-sample/core';
import { checkColumns } from './checkColumns.ts';
import { checkNow } from './checkNow.ts';
import { fitTrend, type PassRateTrend } from './fitTrend.ts';
import { type CountColumns, passRateBlocks } from './passRateBlocks.ts';

/** Right rollouts of each step, as columns of one length. The order of the steps does not matter. */
export interface StepCounts {
  /** Rollouts seen at the middle of the step's batch, N > 0. */
  readonly rollouts: ArrayLike<number>;
  /** Right rollouts of the step. */
  readonly successes: ArrayLike<number>;
  /** Rollouts of the step. */
  readonly attempts: ArrayLike<number>;
  /** What groups make of their variance: of all steps, or of each (`designEffects`). Default 1. */
  readonly designEffect?: number | ArrayLike<number>;
  /** Rollouts so far. Default: the greatest of `rollouts`. */
  readonly now?: number;
}

/**
 * The trend of a run's training reward, from right rollouts per step: what every forecast reads.
 *
 * Log-odds y of the pass rate move along u = ln(1 + N/N₀) with a slope that itself wanders and dies away,
 *
 *     dy = v du + σ_y dW,   dv = −λ v du + σ_v dW′
 *
 * in fifteen versions (five N₀, three σ_v), each a Kalman filter over the steps pooled into 28 cells that
 * are equal in ln N, weighed by their evidence. Training reward is the pass rate of the prompts that were
 * drawn: under a filter, a curriculum or hints it is not that of the task, and on prompts that repeat it
 * is not skill on new ones; take an evaluation (`evaluationTrend`) then.
 *
 * @param steps columns of sums. Steps without rollouts are left out and counted.
 * @returns the trend at `now`, plain JSON.
 * @throws {DomainError} columns of other lengths, numbers that no step can have (with the row), a design
 *   effect below 1, a step behind `now`.
 *
 * @see Durbin & Koopman (2012), Time Series Analysis by State Space Methods, §3.2
 *
 * @example
 * ```ts
 * const rollouts = Array.from({ length: 24 }, (_, step) => 64 * step + 32);
 * const attempts = rollouts.map(() => 64);
 * const successes = rollouts.map((_, step) => 6 + step);
 * const trend = countTrend({ rollouts, successes, attempts, now: 1536 });
 * [trend.observations, trend.effectiveRollouts]; // => [16, 1536]
 * trend.passRate.toFixed(2); // => '0.41'
 * ```
 */
export function countTrend(steps: StepCounts): PassRateTrend {
  const fn = 'countTrend';
  const fields = ['rollouts', 'successes', 'attempts'] as const;
  const columns = checkColumns(fn, 'steps', steps, fields);
  const { designEffect: effect = 1 } = steps;
  const designEffect = checkEffect(fn, effect, columns.attempts.length);
  for (let i = 0; i < columns.attempts.length; i++) {
    if (columns.successes[i]! > columns.attempts[i]!)
      throw new DomainError(fn, 'successes', 'at most attempts', columns.successes[i], i);
    if (columns.attempts[i]! > 0 && !(columns.rollouts[i]! > 0))
      throw new DomainError(fn, 'rollouts', '> 0', columns.rollouts[i], i);
  }
  const now = checkNow(fn, columns.rollouts, steps.now);
  const counted = columns.attempts.map((n, i) => (n > 0 ? i : -1)).filter((i) => i >= 0);
  const pick = (column: Float64Array) => Float64Array.from(counted, (i) => column[i]!);
  const seen: CountColumns = {
    rollouts: pick(columns.rollouts),
    successes: pick(columns.successes),
    attempts: pick(columns.attempts),
    designEffect: pick(designEffect),
  };
  return fitTrend(passRateBlocks(seen, now), {
    now,
    effectiveRollouts: seen.attempts.reduce((sum, n, i) => sum + n / seen.designEffect[i]!, 0),
    leftOut: columns.attempts.length - counted.length,
  });
}

/** One design effect a step. */
function checkEffect(fn: string, effect: number | ArrayLike<number>, steps: number): Float64Array {
  if (typeof effect === 'number') {
    checkAtLeast(fn, 'designEffect', effect, 1);
    if (effect > Number.MAX_SAFE_INTEGER)
      throw new DomainError(fn, 'designEffect', 'below 2^53', effect);
    return new Float64Array(steps).fill(effect);
  }
  checkArray(fn, 'designEffect', effect);
  if (effect.length !== steps)
    throw new DomainError(fn, 'designEffect', `of ${steps} steps`, effect.length);
  return Float64Array.from(effect, (x, i) => {
    if (!(x >= 1 && x <= Number.MAX_SAFE_INTEGER))
      throw new DomainError(fn, 'designEffect', 'in [1, 2^53)', x, i);
    return x;
  });
}
