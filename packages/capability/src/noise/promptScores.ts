import { checkPassCounts, type PassCounts } from '@bits-per-sample/core';
import { attemptVariance } from './attemptVariance.ts';

/** Attempts at prompts, each prompt as its count, mean and sample variance: of verdicts or of any score. */
export interface PromptScores {
  /** Attempts with a score, integers ≥ 0; shape [prompts]. */
  readonly attempts: ArrayLike<number>;
  /** Mean score of each prompt; shape [prompts]. */
  readonly means: ArrayLike<number>;
  /** Sample variance Σ (x − x̄)² / (n − 1) of the attempts; NaN for fewer than two; shape [prompts]. */
  readonly variances: ArrayLike<number>;
  /** Largest score less the smallest that an attempt can have. Default 1. */
  readonly range?: number;
}

/**
 * Counts of right answers as scores: what {@link runToRunNoise} and {@link pairedNoise} take.
 *
 * Scores are the general case: a graded benchmark (0 to 1, or points) has its means and variances in
 * place of counts.
 *
 * @param counts successes and attempts, one entry per prompt.
 * @returns attempts, means c/n and variances, one entry per prompt; NaN where they are not defined.
 * @throws {DomainError} counts that are no counts.
 *
 * @example
 * ```ts
 * promptScores({ successes: [1, 3], attempts: [2, 3] }).variances; // => Float64Array.of(0.5, 0)
 * ```
 */
export function promptScores(counts: PassCounts): PromptScores & { readonly range: 1 } {
  checkPassCounts('promptScores', counts);
  const attempts = Float64Array.from(counts.attempts);
  return {
    attempts,
    means: attempts.map((n, i) => counts.successes[i]! / n),
    variances: attempts.map((n, i) => attemptVariance(counts.successes[i]!, n)),
    range: 1,
  };
}
