import { checkLevel } from '../check/checkLevel.ts';
import { checkObject } from '../check/checkObject.ts';
import { checkPassCount } from '../counts/checkPassCount.ts';
import type { Estimate, IntervalOptions } from '../estimate.ts';
import { betaQuantileTails } from '../special/betaQuantile.ts';

/**
 * Clopper–Pearson interval for a pass rate: the one that never covers less than `level`.
 *
 * Ask for it when a guarantee is needed ("solved at least 90 % of the time"); it is wider than
 * {@link jeffreys}. Lower end: quantile of Beta(k, n − k + 1); upper: of Beta(k + 1, n − k).
 *
 * @param successes k, an integer in [0, attempts]. NaN gives NaN.
 * @param attempts n, an integer ≥ 0.
 * @param options `level`: least coverage, default 0.95.
 * @returns k/n with its interval, exactly 0 below at k = 0 and 1 above at k = n; NaN in [0, 1]
 *   when n = 0.
 * @throws {DomainError} k or n not such integers, level outside (0, 1).
 *
 * @see Clopper & Pearson (1934), doi:10.1093/biomet/26.4.404
 *
 * @example
 * ```ts
 * clopperPearson(8, 8).lower.toFixed(4); // => '0.6306'
 * ```
 */
export function clopperPearson(
  successes: number,
  attempts: number,
  options: IntervalOptions = {},
): Estimate<'probability'> {
  checkObject('clopperPearson', 'options', options);
  const { level = 0.95 } = options;
  checkPassCount('clopperPearson', { successes, attempts });
  checkLevel('clopperPearson', level);
  const tail = (1 - level) / 2;
  const failures = attempts - successes;
  return {
    value: successes / attempts,
    lower: successes === 0 ? 0 : betaQuantileTails(tail, 1 - tail, successes, failures + 1),
    upper: failures === 0 ? 1 : betaQuantileTails(1 - tail, tail, successes + 1, failures),
    level,
    n: attempts,
    unit: 'probability',
    method: 'clopper-pearson',
  };
}
