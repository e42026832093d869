import { type BetaPosterior, countBins, DomainError, type PassCounts } from '@bits-per-sample/core';
import { fitBetaBinomial } from './fitPassRates.ts';

/**
 * Spread of pass rates over prompts by maximum likelihood: the Beta(a, b) whose
 * Beta-binomial makes the counts most likely.
 *
 * The prior of empirical Bayes. {@link passRateMixture} adds prompts that are never or
 * always solved, which are common and which a Beta distribution fits badly. When the
 * prompts show no spread beyond chance, a + b stops at 10⁶.
 *
 * @param counts successes and attempts, one entry per prompt.
 * @returns the fitted shapes.
 * @throws {DomainError} counts are not integers with 0 ≤ successes ≤ attempts, or no group has
 *   both outcomes, which leaves the fit without a maximum.
 *
 * @see Griffiths (1973), doi:10.2307/2529131
 *
 * @example
 * ```ts
 * const successes = [0, 1, 0, 3, 8, 8, 2, 5, 0, 7];
 * betaBinomialMle({ successes, attempts: Array(10).fill(8) }).a.toFixed(6); // => '0.303543'
 * ```
 */
export function betaBinomialMle(counts: PassCounts): BetaPosterior {
  const bins = countBins('betaBinomialMle', counts);
  if (!bins.k.some((k, c) => k > 0 && k < bins.n[c]!))
    throw new DomainError('betaBinomialMle', 'counts', 'with both outcomes in some group', 'none');
  const { a, b } = fitBetaBinomial(bins);
  return { a, b };
}
