import { type BetaPosterior, countBins, lgamma, type PassCounts } from '@bits-per-sample/core';
import { checkBeliefs } from '../numeric/checkBeliefs.ts';
import { lgammaIncrement } from '../numeric/lgammaIncrement.ts';

/**
 * Log-likelihood of pass counts when pass rates are Beta(a, b) over prompts, binomial
 * coefficients included, in nats: only differences between fits mean something.
 *
 * @param counts successes and attempts, one entry per prompt.
 * @param prior shapes a, b > 0 of the Beta distribution.
 * @returns log-likelihood in nats (natural logarithm, as likelihoods are given everywhere).
 * @throws {DomainError} counts are not integers with 0 ≤ successes ≤ attempts, or a or b not
 *   positive and finite.
 *
 * @example
 * ```ts
 * const counts = { successes: [1], attempts: [1] };
 * betaBinomialLogLikelihood(counts, { a: 1, b: 1 }); // => -Math.LN2
 * ```
 */
export function betaBinomialLogLikelihood(counts: PassCounts, prior: BetaPosterior): number {
  const fn = 'betaBinomialLogLikelihood';
  checkBeliefs(fn, 'prior', prior);
  const { a, b } = prior;
  const { k, n, weight } = countBins(fn, counts);
  let total = 0;
  for (let c = 0; c < k.length; c++) {
    const successes = k[c]!;
    const failures = n[c]! - successes;
    const choose = lgamma(n[c]! + 1) - lgamma(successes + 1) - lgamma(failures + 1);
    const beta =
      lgammaIncrement(a, successes) + lgammaIncrement(b, failures) - lgammaIncrement(a + b, n[c]!);
    total += weight[c]! * (choose + beta);
  }
  return total;
}
