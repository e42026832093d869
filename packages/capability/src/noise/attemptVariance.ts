import { checkPassCount } from '@bits-per-sample/core';

/**
 * Unbiased variance of one attempt at a prompt: c (n − c) / (n (n − 1)), whose mean over repeated
 * experiments is exactly p (1 − p).
 *
 * Twice this is the chance that two attempts at the prompt get different verdicts: a prompt flips
 * most at p = ½, and never at 0 or 1. It is the share of all pairs of attempts in which one is right
 * and one is wrong, halved. The plug-in (c/n)(1 − c/n) is too small by the factor (n − 1)/n.
 *
 * @param successes c, an integer in [0, attempts]. NaN gives NaN.
 * @param attempts n, an integer ≥ 0. NaN gives NaN.
 * @returns a variance in [0, ½]; NaN with fewer than two attempts, which show no variance.
 * @throws {DomainError} counts that are not integers with 0 ≤ successes ≤ attempts.
 *
 * @see Hoeffding (1948), doi:10.1214/aoms/1177730196 (unbiased means over pairs)
 *
 * @example
 * ```ts
 * attemptVariance(1, 2); // => 0.5
 * attemptVariance(4, 8).toFixed(4); // => '0.2857'
 * attemptVariance(1, 1); // => NaN
 * ```
 */
export function attemptVariance(successes: number, attempts: number): number {
  checkPassCount('attemptVariance', { successes, attempts });
  if (Number.isNaN(successes + attempts) || attempts < 2) return NaN;
  return (successes / attempts) * ((attempts - successes) / (attempts - 1));
}
