import { checkPassCount } from '@bits-per-sample/core';
import { checkK } from '../check/checkK.ts';

/**
 * The plug-in pass@k, 1 − (1 − c/n)^k: **biased, for comparison only**.
 *
 * It is what one gets by putting the observed rate into the formula, and what best@k by drawing
 * with replacement estimates (verl issue #7240): a draw may repeat an attempt, so k draws see
 * fewer than k attempts and the number is too low: with one success in n = k attempts it says
 * 0.66 for n = 8 and 0.63 for large n, where all n attempts together did succeed. It also answers
 * for k > n, where the data say nothing. Use {@link passAtK}.
 *
 * @param successes c, an integer in [0, attempts]. NaN gives NaN.
 * @param attempts n, an integer ≥ 0. NaN gives NaN.
 * @param k attempts allowed, an integer ≥ 0. NaN gives NaN.
 * @returns the biased number; NaN without attempts.
 * @throws {DomainError} counts that are not integers with 0 ≤ successes ≤ attempts, or k < 0.
 *
 * @see Chen et al. (2021), arXiv:2107.03374, §2.1 and appendix A
 *
 * @example
 * ```ts
 * pluginPassAtK(1, 8, 8).toFixed(3); // => '0.656'
 * passAtK(1, 8, 8); // => 1
 * ```
 */
export function pluginPassAtK(successes: number, attempts: number, k: number): number {
  checkPassCount('pluginPassAtK', { successes, attempts });
  checkK('pluginPassAtK', k);
  if (Number.isNaN(successes + attempts + k) || attempts === 0) return NaN;
  return k === 0 ? 0 : -Math.expm1(k * Math.log1p(-successes / attempts));
}
