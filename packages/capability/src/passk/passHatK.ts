import { checkPassCount } from '@bits-per-sample/core';
import { checkK } from '../check/checkK.ts';
import { missProbability } from '../numeric/missProbability.ts';

/**
 * Unbiased pass^k of one prompt: C(c, k) / C(n, k), the chance that all of k attempts succeed.
 *
 * Reliability: an agent that must not fail once in k tasks. Its mean over repeated experiments is
 * exactly p^k. Never above pass@1, as {@link passAtK} is never below it.
 *
 * @param successes c, an integer in [0, attempts]. NaN gives NaN.
 * @param attempts n, an integer ≥ 0. NaN gives NaN.
 * @param k attempts that must all succeed, an integer ≥ 0; 0 gives 1. NaN gives NaN.
 * @returns a probability; NaN when attempts < k.
 * @throws {DomainError} counts that are not integers with 0 ≤ successes ≤ attempts, or k < 0.
 *
 * @see Yao et al. (2024), arXiv:2406.12045 (τ-bench)
 *
 * @example
 * ```ts
 * passHatK(3, 4, 2); // => 0.5
 * passHatK(3, 4, 1); // => 0.75
 * ```
 */
export function passHatK(successes: number, attempts: number, k: number): number {
  checkPassCount('passHatK', { successes, attempts });
  checkK('passHatK', k);
  if (Number.isNaN(successes + attempts + k) || k > attempts) return NaN;
  return missProbability(attempts - successes, attempts, k);
}
