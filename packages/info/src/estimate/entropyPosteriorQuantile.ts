import { type BetaPosterior, type Bits, betainc, checkProbability } from '@bits-per-sample/core';
import { checkBeliefs } from '../numeric/checkBeliefs.ts';
import { binaryEntropy } from '../reward/binaryEntropy.ts';

/**
 * Quantile of a prompt's H(p) when p ~ Beta(a, b): exact ends for a credible interval.
 *
 * @param probability in [0, 1]. NaN gives NaN.
 * @param beliefs shapes a, b > 0 of the Beta distribution.
 * @returns entropy in bits, in [0, 1].
 * @throws {DomainError} probability outside [0, 1], or a or b not positive and finite.
 *
 * @example
 * ```ts
 * entropyPosteriorQuantile(0.5, { a: 4.5, b: 4.5 }).toFixed(6); // => '0.962147'
 * ```
 */
export function entropyPosteriorQuantile(probability: number, beliefs: BetaPosterior): Bits {
  const fn = 'entropyPosteriorQuantile';
  checkProbability(fn, 'probability', probability);
  checkBeliefs(fn, 'beliefs', beliefs);
  const { a, b } = beliefs;
  if (Number.isNaN(probability + a + b)) return NaN;
  if (probability === 0) return 0;
  if (probability === 1) return 1;
  // H(p) ≤ x is p outside (p₁, 1 − p₁); bisect in ln p₁, where small quantiles keep their digits
  let low = -745;
  let high = Math.log(0.5);
  let middle = (low + high) / 2;
  for (let step = 0; step < 100 && high - low >= 1e-14 * Math.max(1, -middle); step++) {
    const p = Math.exp(middle);
    if (betainc(p, a, b) + betainc(p, b, a) < probability) low = middle;
    else high = middle;
    middle = (low + high) / 2;
  }
  return binaryEntropy(Math.min(0.5, Math.exp(middle)));
}
