import { checkLevel } from '../check/checkLevel.ts';
import { checkObject } from '../check/checkObject.ts';
import { checkPassCount } from '../counts/checkPassCount.ts';
import type { Estimate, IntervalOptions } from '../estimate.ts';
import { betaQuantileTails } from '../special/betaQuantile.ts';

/**
 * Jeffreys interval for a pass rate: quantiles of the posterior Beta(k + ½, n − k + ½).
 *
 * The default interval of the family: it is both a credible interval and, nearly, a
 * confidence interval, and it agrees with the Bayesian estimates beside it. Coverage is near
 * `level` on average over p and dips below it for some p (0.88 at n = 8, level 0.95).
 *
 * @param successes k, an integer in [0, attempts]. NaN gives NaN.
 * @param attempts n, an integer ≥ 0.
 * @param options `level`: nominal coverage, default 0.95.
 * @returns k/n with its interval, exactly 0 below at k = 0 and 1 above at k = n; NaN in [0, 1]
 *   when n = 0.
 * @throws {DomainError} k or n not such integers, level outside (0, 1).
 *
 * @see Brown, Cai & DasGupta (2001), doi:10.1214/ss/1009213286
 *
 * @example
 * ```ts
 * jeffreys(4, 8).lower.toFixed(4); // => '0.1990'
 * jeffreys(0, 8).lower; // => 0
 * ```
 */
export function jeffreys(
  successes: number,
  attempts: number,
  options: IntervalOptions = {},
): Estimate<'probability'> {
  checkObject('jeffreys', 'options', options);
  const { level = 0.95 } = options;
  checkPassCount('jeffreys', { successes, attempts });
  checkLevel('jeffreys', level);
  const tail = (1 - level) / 2;
  const a = successes + 0.5;
  const b = attempts - successes + 0.5;
  return {
    value: successes / attempts,
    lower: successes === 0 ? 0 : betaQuantileTails(tail, 1 - tail, a, b),
    upper: successes === attempts ? 1 : betaQuantileTails(1 - tail, tail, a, b),
    level,
    n: attempts,
    unit: 'probability',
    method: 'jeffreys',
  };
}
