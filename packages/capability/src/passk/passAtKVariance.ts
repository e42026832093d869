import { checkPassCount, DomainError } from '@bits-per-sample/core';
import { checkK } from '../check/checkK.ts';
import { logMiss } from '../numeric/missProbability.ts';

/** Most factors that are multiplied. */
const MOST = 2 ** 24;

/**
 * Unbiased estimate of the variance of {@link passAtK}: f² − C(n − c, 2k) / C(n, 2k), with
 * f = C(n − c, k) / C(n, k).
 *
 * How far pass@k of this prompt would scatter if its n attempts were drawn again. Sum it over
 * prompts before taking a root: single values are noisy. Needs n ≥ 2k, since (1 − p)^2k has no
 * unbiased estimate from fewer attempts. Computed as −f² · expm1 of a sum, free of cancellation.
 *
 * @param successes c, an integer in [0, attempts]. NaN gives NaN.
 * @param attempts n, an integer ≥ 0. NaN gives NaN.
 * @param k attempts allowed, an integer ≥ 0. NaN gives NaN.
 * @returns a variance ≥ 0; NaN when attempts < 2k.
 * @throws {DomainError} counts that are not integers with 0 ≤ successes ≤ attempts, k < 0, or
 *   both successes and k above 2^24.
 *
 * @see Chen et al. (2021), arXiv:2107.03374, §2.1 (the estimator); the variance is derived here
 *
 * @example
 * ```ts
 * passAtKVariance(1, 64, 8); // => 0.015625
 * passAtKVariance(1, 8, 8); // => NaN
 * ```
 */
export function passAtKVariance(successes: number, attempts: number, k: number): number {
  const fn = 'passAtKVariance';
  checkPassCount(fn, { successes, attempts });
  checkK(fn, k);
  if (Number.isNaN(successes + attempts + k) || 2 * k > attempts) return NaN;
  const failures = attempts - successes;
  const miss = Math.exp(logMiss(successes, attempts, k));
  if (miss === 0 || successes === 0 || k === 0) return 0;
  if (failures < 2 * k) return miss * miss;
  // g/f², factor by factor: 1 − (k/(i − k))² over successes, or 1 − ck/((n − k − j)(n − c − j)) over k
  const factors = Math.min(successes, k);
  if (factors > MOST)
    throw new DomainError(fn, 'k', `of at most ${MOST}, or as few successes`, factors);
  let log = 0;
  if (successes <= k)
    for (let j = 1; j <= successes; j++) log += Math.log1p(-((k / (failures + j - k)) ** 2));
  else
    for (let j = 0; j < k; j++)
      log += Math.log1p(-((successes / (attempts - k - j)) * (k / (failures - j))));
  return -miss * miss * Math.expm1(log);
}
