import { type BetaPosterior, type Bits, betainc, checkNumber } from '@bits-per-sample/core';
import { checkBeliefs } from '../numeric/checkBeliefs.ts';
import { inverseBinaryEntropy } from '../reward/inverseBinaryEntropy.ts';

/**
 * Probability that a prompt's H(p) is at most the given bits, when p ~ Beta(a, b).
 *
 * @param bits entropy; below 0 gives 0, from 1 on gives 1. NaN gives NaN.
 * @param beliefs shapes a, b > 0 of the Beta distribution.
 * @returns probability in [0, 1].
 * @throws {DomainError} a or b not positive and finite.
 *
 * @example
 * ```ts
 * entropyPosteriorCdf(1, { a: 2, b: 3 }); // => 1
 * entropyPosteriorCdf(0.4, { a: 0.5, b: 8.5 }).toFixed(6); // => '0.757437'
 * ```
 */
export function entropyPosteriorCdf(bits: Bits, beliefs: BetaPosterior): number {
  checkNumber('entropyPosteriorCdf', 'bits', bits as number);
  checkBeliefs('entropyPosteriorCdf', 'beliefs', beliefs);
  const { a, b } = beliefs;
  const h = bits as number;
  if (Number.isNaN(h + a + b)) return NaN;
  if (h < 0) return 0;
  if (h >= 1) return 1;
  const p = inverseBinaryEntropy(h);
  return Math.min(1, betainc(p, a, b) + betainc(p, b, a));
}
