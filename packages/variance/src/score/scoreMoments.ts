import { checkAtLeast, checkObject, checkProbability } from '@bits-per-sample/core';

/**
 * The class-conditional score model of one prompt: all that the signal and noise of a
 * group estimator depend on.
 *
 * The score is s = ∇ log π(answer | prompt), with E s = 0. Its mean over successes is q δ,
 * over failures −p δ, so that ∇p = p q δ; within each class it scatters around that mean.
 */
export interface ScoreMoments {
  /** Pass rate p of the prompt, in [0, 1]. */
  readonly p: number;
  /** |δ|²: squared distance between the mean score of successes and that of failures, ≥ 0. */
  readonly squaredGap: number;
  /** τ₁: trace of the score covariance within successes, ≥ 0. */
  readonly successVariance: number;
  /** τ₀: trace of the score covariance within failures, ≥ 0. */
  readonly failureVariance: number;
}

/** Domain of {@link ScoreMoments}. NaN passes. */
export function checkScores(fn: string, scores: ScoreMoments): void {
  checkObject(fn, 'scores', scores);
  const { p, squaredGap, successVariance, failureVariance } = scores;
  checkProbability(fn, 'p', p);
  checkAtLeast(fn, 'squaredGap', squaredGap, 0);
  checkAtLeast(fn, 'successVariance', successVariance, 0);
  checkAtLeast(fn, 'failureVariance', failureVariance, 0);
}
