import { checkAtLeast, checkObject, checkProbability } from '@bits-per-sample/core';

/** Mean squared length of the score, by the class of the answer. */
export interface ScoreSecondMoments {
  /** Pass rate of the prompt, in [0, 1]. */
  readonly p: number;
  /** M₁ = E|s|² over successes, q² |δ|² + τ₁, ≥ 0. */
  readonly successSecondMoment: number;
  /** M₀ = E|s|² over failures, p² |δ|² + τ₀, ≥ 0. */
  readonly failureSecondMoment: number;
}

/**
 * The constant baseline with the least noise: b* = p M₁ / (p M₁ + q M₀).
 *
 * It is the mean reward weighted by the squared score. Where both classes scatter alike it is
 * the pass rate; with one accepted answer failures have by far the longer scores at high p, and
 * the best baseline falls toward 1 − p.
 *
 * @param moments pass rate and mean squared score of successes and failures.
 * @returns baseline in [0, 1]; NaN when both products are 0.
 * @throws {DomainError} p outside [0, 1] or a negative moment.
 *
 * @see Greensmith, Bartlett & Baxter (2004), JMLR 5, 1471–1530
 *
 * @example
 * ```ts
 * optimalBaseline({ p: 0.2, successSecondMoment: 1.28, failureSecondMoment: 0.08 }); // => 0.8
 * ```
 */
export function optimalBaseline(moments: ScoreSecondMoments): number {
  const fn = 'optimalBaseline';
  checkObject(fn, 'moments', moments);
  const { p, successSecondMoment, failureSecondMoment } = moments;
  checkProbability(fn, 'p', p);
  checkAtLeast(fn, 'successSecondMoment', successSecondMoment, 0);
  checkAtLeast(fn, 'failureSecondMoment', failureSecondMoment, 0);
  const success = p * successSecondMoment;
  return success / (success + (1 - p) * failureSecondMoment);
}
