import { checkProbability, checkWhole } from '@bits-per-sample/core';

/** Terms smaller by this factor, as a logarithm, are left out. */
const NEGLIGIBLE = 46;

/**
 * Variance of the unbiased pass@k of a prompt whose pass rate is known: over c ~ Bin(n, p).
 *
 * For planning: how many attempts make pass@k of one prompt as exact as needed. At k = n a single
 * experiment is a coin toss with odds 1 − (1 − p)^n; twice as many attempts nearly halve the
 * variance.
 *
 * Two k-subsets of the attempts that share j of them both miss with probability (1 − p)^(2k − j):
 * the variance is the mean over j, hypergeometric, of (1 − p)^(2k − j) − (1 − p)^2k. No term is
 * negative, so nothing cancels.
 *
 * @param p pass rate, in [0, 1]. NaN gives NaN.
 * @param attempts n, an integer ≥ 0. NaN gives NaN.
 * @param k attempts allowed, an integer in [0, 2^24]. NaN gives NaN.
 * @returns a variance; NaN when attempts < k.
 * @throws {DomainError} p outside [0, 1], attempts not an integer ≥ 0, k not an integer in
 *   [0, 2^24].
 *
 * @see Hoeffding (1948), doi:10.1214/aoms/1177730196 (the variance of a mean over subsets)
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
  checkWhole(fn, 'attempts', attempts, { orNaN: true });
  checkWhole(fn, 'k', k, { most: 2 ** 24, orNaN: true });
  if (Number.isNaN(p + attempts + k) || k > attempts) return NaN;
  if (p === 0 || p === 1 || k === 0) return 0;
  const logMiss = Math.log1p(-p);
  const mode = Math.floor(((k + 1) * (k + 1)) / (attempts + 2));
  const least = Math.max(0, 2 * k - attempts);
  const from = Math.min(k, Math.max(least, mode));
  /** ln P(j + 1)/P(j) of attempts that two subsets share. */
  const logRatio = (j: number) =>
    Math.log(((k - j) / (j + 1)) * ((k - j) / (attempts - 2 * k + j + 1)));
  // weights relative to the mode; far from it a few subsets may carry all of the variance
  let total = 0;
  let top = -Infinity;
  let sum = 0; // of the terms, over e^top
  const walk = (start: number, end: number, logStart: number, step: 1 | -1) => {
    let logWeight = logStart;
    let last = -Infinity;
    for (let j = start; step * (end - j) >= 0; j += step) {
      total += Math.exp(logWeight);
      const log = logWeight + (2 * k - j) * logMiss + Math.log(-Math.expm1(j * logMiss));
      if (log > top) {
        sum = sum * Math.exp(top - log) + 1;
        top = log;
      } else if (log > -Infinity) sum += Math.exp(log - top);
      // both fall from here on, as logarithms that bend down
      if (log <= last && log < top - NEGLIGIBLE && logWeight < -NEGLIGIBLE) break;
      last = log;
      logWeight += step === 1 ? logRatio(j) : -logRatio(j - 1);
    }
  };
  walk(from, k, 0, 1);
  if (from > least) walk(from - 1, least, -logRatio(from - 1), -1);
  return Math.exp(top) * (sum / total);
}
