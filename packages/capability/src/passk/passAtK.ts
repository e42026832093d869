import { checkPassCount } from '@bits-per-sample/core';
import { checkK } from '../check/checkK.ts';
import { logMiss } from '../numeric/missProbability.ts';

/**
 * Unbiased pass@k of one prompt: 1 − C(n − c, k) / C(n, k).
 *
 * The chance that at least one of k attempts succeeds: what a learner can find by trying. It is
 * the share of all k-subsets of the n attempts that hold a success, so its mean over repeated
 * experiments is exactly 1 − (1 − p)^k. Computed through the smaller of c and k factors, without
 * binomial coefficients: exact to 12 digits up to n = 10⁶.
 *
 * Fewer attempts than k say nothing about pass@k: the result is NaN. The reference code of the
 * paper returns 1 there, and {@link pluginPassAtK} is biased.
 *
 * @param successes c, an integer in [0, attempts]. NaN gives NaN.
 * @param attempts n, an integer ≥ 0. NaN gives NaN.
 * @param k attempts allowed, an integer ≥ 0; 0 gives 0. NaN gives NaN.
 * @returns a probability; NaN when attempts < k.
 * @throws {DomainError} counts that are not integers with 0 ≤ successes ≤ attempts, or k < 0.
 *
 * @see Chen et al. (2021), arXiv:2107.03374, §2.1
 *
 * @example
 * ```ts
 * passAtK(3, 10, 1).toFixed(3); // => '0.300'
 * passAtK(3, 10, 5).toFixed(4); // => '0.9167'
 * passAtK(3, 10, 11); // => NaN
 * ```
 */
export function passAtK(successes: number, attempts: number, k: number): number {
  checkPassCount('passAtK', { successes, attempts });
  checkK('passAtK', k);
  if (Number.isNaN(successes + attempts + k) || k > attempts) return NaN;
  return k === 0 ? 0 : -Math.expm1(logMiss(successes, attempts, k));
}
