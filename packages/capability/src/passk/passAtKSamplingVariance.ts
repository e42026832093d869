import { DomainError } from '@bits-per-sample/core';
import { checkK, checkProbability } from '../numeric/checkCounts.ts';
import { logMiss } from '../numeric/missProbability.ts';

/**
 * Variance of the unbiased pass@k of a prompt whose pass rate is known: over c ~ Bin(n, p).
 *
 * For planning: how many attempts make pass@k of one prompt as exact as needed. At k = n a single
 * experiment is a coin toss with odds 1 − (1 − p)^n; twice as many attempts nearly halve the
 * variance.
 *
 * @param p pass rate, in [0, 1]. NaN gives NaN.
 * @param attempts n, an integer ≥ 0. NaN gives NaN.
 * @param k attempts allowed, an integer ≥ 0. NaN gives NaN.
 * @returns a variance; NaN when attempts < k.
 * @throws {DomainError} p outside [0, 1], attempts or k not integers ≥ 0.
 *
 * @example
 * ```ts
 * passAtKSamplingVariance(0.5, 4, 4); // => 1/16 * (15/16)
 * passAtKSamplingVariance(0.01, 64, 16).toFixed(4); // => '0.0298'
 * ```
 */
export function passAtKSamplingVariance(p: number, attempts: number, k: number): number {
  const fn = 'passAtKSamplingVariance';
  checkProbability(fn, 'p', p);
  if (attempts < 0 || (!Number.isNaN(attempts) && !Number.isInteger(attempts)))
    throw new DomainError(fn, 'attempts', 'an integer ≥ 0', attempts);
  checkK(fn, k);
  if (Number.isNaN(p + attempts + k) || k > attempts) return NaN;
  if (p === 0 || p === 1 || k === 0) return 0;
  const logTruth = k * Math.log1p(-p);
  const odds = p / (1 - p);
  const mode = Math.min(attempts, Math.floor((attempts + 1) * p));
  let total = 0;
  let squares = 0;
  const add = (c: number, weight: number) => {
    total += weight;
    const log = logMiss(c, attempts, k);
    // of two misses or of two passes, whichever are small
    const small = Math.min(log, logTruth) < -1;
    const gap = small ? Math.exp(log) - Math.exp(logTruth) : Math.expm1(log) - Math.expm1(logTruth);
    squares += weight * gap * gap;
  };
  // weights relative to the mode; a rare outcome may carry all of the variance, so none is left out
  for (let c = mode, weight = 1; c <= attempts && weight > 0; c++) {
    add(c, weight);
    weight *= ((attempts - c) / (c + 1)) * odds;
  }
  for (let c = mode, weight = 1; c > 0 && weight > 0; c--) {
    weight *= c / (attempts - c + 1) / odds;
    add(c - 1, weight);
  }
  return squares / total;
}
