import { type BetaPosterior, checkBetaShapes, lgamma } from '@bits-per-sample/core';
import { checkK } from '../check/checkK.ts';

/**
 * Share of prompts that k tries leave unsolved, for many tries, where pass rates are Beta(a, b):
 * Γ(a + b)/Γ(b) · k^−a.
 *
 * It is why log pass@k falls as a power of k over a benchmark while it falls exponentially on every
 * prompt of it: the power a is how many prompts there are with pass rates near 0. To halve what is left
 * takes 2^(1/a) times the tries.
 *
 * A limit, for k ≫ b: below it, {@link expectedPassAtK} of the same shapes is exact.
 *
 * @param rates shapes a and b of the pass rates over prompts, > 0. NaN gives NaN.
 * @param k tries, an integer ≥ 0. NaN gives NaN.
 * @returns the share that is left, above 1 where k is too small for the limit; Infinity at k = 0.
 * @throws {DomainError} shapes not positive and finite, or k not an integer ≥ 0.
 *
 * @see Brown et al. (2024), arXiv:2407.21787
 *
 * @example
 * ```ts
 * failAtKPowerLaw({ a: 0.3, b: 5 }, 1000).toFixed(4); // => '0.1997'
 * (1 - expectedPassAtK({ a: 0.3, b: 5 }, 1000)).toFixed(4); // => '0.1995'
 * ```
 */
export function failAtKPowerLaw(rates: BetaPosterior, k: number): number {
  const fn = 'failAtKPowerLaw';
  checkBetaShapes(fn, rates);
  checkK(fn, k);
  const { a, b } = rates;
  return Math.exp(lgamma(a + b) - lgamma(b) - a * Math.log(k));
}
