import { checkPassCounts, type Estimate, type PassCounts } from '@bits-per-sample/core';
import { meanEntropy } from './meanEntropy.ts';

/** Mean entropy from three sides. */
export interface MeanEntropyCheck {
  /** The estimate to report. */
  readonly empiricalBayes: Estimate<'bits/rollout'>;
  /** Mean of the jackknife estimates, which assume no distribution; tends to be too low. */
  readonly jackknife: number;
  /** Mean of the NSB estimates, prompt by prompt; tends to be too high. */
  readonly nsb: number;
  /** Whether empirical Bayes and jackknife are further apart than chance allows. */
  readonly misfit: boolean;
}

/**
 * Cross-check of {@link meanEntropy}: the same mean without its model.
 *
 * The fitted spread of pass rates carries the estimate when rollouts are few. Jackknife and
 * NSB do without, and have errors of their own. When the fit is further from the jackknife than
 * 0.02 bits and its own interval allows, the spread is of another kind than the model's. When it
 * is not, nothing follows: two clusters of pass rates can pass unseen. {@link populationMean}
 * needs no such check.
 *
 * @param counts successes and attempts, one entry per prompt.
 * @returns the estimate, both checks, and whether to distrust it; NaN where undefined.
 * @throws {DomainError} counts are not integers with 0 ≤ successes ≤ attempts.
 *
 * @example
 * ```ts
 * const successes = Float64Array.from({ length: 40 }, (_, i) => i % 9);
 * meanEntropyCheck({ successes, attempts: new Float64Array(40).fill(8) }).misfit; // => false
 * ```
 */
export function meanEntropyCheck(counts: PassCounts): MeanEntropyCheck {
  checkPassCounts('meanEntropyCheck', counts);
  const empiricalBayes = meanEntropy(counts, { method: 'empirical-bayes' });
  const jackknife = meanEntropy(counts, { method: 'jackknife' }).value;
  const nsb = meanEntropy(counts, { method: 'nsb' }).value;
  const twoErrors = (empiricalBayes.upper - empiricalBayes.lower) / 2;
  const misfit = Math.abs(empiricalBayes.value - jackknife) > Math.max(0.02, twoErrors);
  return { empiricalBayes, jackknife, nsb, misfit };
}
