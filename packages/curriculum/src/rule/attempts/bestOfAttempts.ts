import { checkProbability, DomainError, power } from '@bits-per-sample/core';
import { withDefaults } from '../../check/withDefaults.ts';
import { attemptsForTarget } from './attemptsForTarget.ts';

/** Options of {@link bestOfAttempts}. */
export interface BestOfOptions {
  /** Probability that the best of k succeeds, t in [0, 1). Default 0.5. */
  readonly target?: number;
  /** Most attempts that may be spent, an integer ≥ 1. Default 64. */
  readonly max?: number;
}

/**
 * How many attempts one scored unit should be the best of: the smallest k with
 * 1 − (1 − p)^k ≥ t, at least 1 and at most `max`.
 *
 * This buys groups that are not all wrong, and so updates that are not zero. It never buys bits
 * per rollout: H(1 − (1 − p)^k)/k ≤ H(p) always, see {@link bitsPerRolloutOfPassK}.
 *
 * @param p pass rate, in [0, 1]. NaN gives NaN.
 * @param options `target` t = 0.5; `max` = 64.
 * @returns attempts, a whole number in [1, max]. Arguments are taken to their last bit: p = ½,
 *   t = ¾ gives 2, not 3.
 * @throws {DomainError} p outside [0, 1], target outside [0, 1), or max not an integer ≥ 1.
 *
 * @example
 * ```ts
 * bestOfAttempts(0.1); // => 7
 * bestOfAttempts(0.5, { target: 0.75 }); // => 2
 * bestOfAttempts(1e-9); // => 64
 * ```
 */
export function bestOfAttempts(p: number, options: BestOfOptions = {}): number {
  const { target, max } = withDefaults('bestOfAttempts', options, {
    target: 0.5,
    max: 64,
  });
  if (!(Number.isInteger(max) && max >= 1))
    throw new DomainError('bestOfAttempts', 'max', 'an integer ≥ 1', max);
  checkProbability('bestOfAttempts', 'p', p);
  if (target < 0 || target >= 1)
    throw new DomainError('bestOfAttempts', 'target', 'in [0, 1)', target);
  const real = attemptsForTarget(p, target);
  const whole = Math.round(real);
  // a ratio of logarithms that is whole but for rounding is decided by the failures themselves
  const isWhole = Math.abs(real - whole) <= 1e-12 * whole;
  const attempts = isWhole ? whole + Number(power(1 - p, whole) > 1 - target) : Math.ceil(real);
  return Math.min(max, Math.max(1, attempts));
}
