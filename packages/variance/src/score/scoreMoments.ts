import { DomainError } from '@bits-per-sample/core';

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
export function checkScores(
  fn: string,
  { p, squaredGap, successVariance, failureVariance }: ScoreMoments,
): void {
  if (p < 0 || p > 1) throw new DomainError(fn, 'p', 'in [0, 1]', p);
  if (squaredGap < 0) throw new DomainError(fn, 'squaredGap', '≥ 0', squaredGap);
  if (successVariance < 0) throw new DomainError(fn, 'successVariance', '≥ 0', successVariance);
  if (failureVariance < 0) throw new DomainError(fn, 'failureVariance', '≥ 0', failureVariance);
}
