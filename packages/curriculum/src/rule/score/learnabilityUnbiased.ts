import type { PassCount } from '@bits-per-sample/core';
import { checkCounts } from '../../check/checkCounts.ts';

/**
 * Learnability of a task from its group: the unbiased estimate of p(1 − p), k(n − k)/(n(n − 1)).
 *
 * The variance of a right-or-wrong reward, highest at p = ½ and zero where nothing can be learned.
 * Sampling for learnability ranks tasks by the plug-in p̂(1 − p̂), which is too small by the factor
 * (n − 1)/n: harmless while all groups have one size, wrong as soon as they have several.
 *
 * It says nothing of whether the task *can* be learned: a broken verifier that pays at random has
 * the highest learnability there is.
 *
 * @param counts of the group. NaN gives NaN.
 * @returns estimate in [0, ½]; NaN for fewer than two attempts, which say nothing of a variance.
 * @throws {DomainError} successes outside [0, attempts].
 *
 * @see Rutherford et al. (2024), "No regrets", arXiv:2408.15099
 *
 * @example
 * ```ts
 * learnabilityUnbiased({ successes: 1, attempts: 8 }); // => 0.125
 * learnabilityUnbiased({ successes: 1, attempts: 1 }); // => NaN
 * ```
 */
export function learnabilityUnbiased(counts: PassCount): number {
  checkCounts('learnabilityUnbiased', counts);
  const { successes, attempts } = counts;
  if (attempts < 2) return NaN;
  return (successes / attempts) * ((attempts - successes) / (attempts - 1));
}
