import { checkBetaShapes } from '../check/checkBetaShapes.ts';
import { checkLevel } from '../check/checkLevel.ts';
import { checkObject } from '../check/checkObject.ts';
import type { Estimate, IntervalOptions } from '../estimate.ts';
import { betaQuantileTails } from '../special/betaQuantile.ts';
import { betaMean } from './betaMean.ts';
import type { BetaPosterior } from './betaPosterior.ts';

/**
 * Equal-tailed credible interval of a Beta posterior, around its mean.
 *
 * With probability `level` the pass rate lies inside, given the prior. The mean itself can
 * fall outside for shapes far below 1, where the posterior piles up at an end.
 *
 * @param posterior shapes a and b, > 0 and finite. NaN gives NaN.
 * @param options `level`: posterior probability of the interval, default 0.95.
 * @returns mean and interval; `n` is a + b, the prior counted as observations.
 * @throws {DomainError} a or b not positive and finite, level outside (0, 1).
 *
 * @see Brown, Cai & DasGupta (2001), doi:10.1214/ss/1009213286
 *
 * @example
 * ```ts
 * betaInterval({ a: 1, b: 1 }, { level: 0.5 }).lower.toFixed(3); // => '0.250'
 * ```
 */
export function betaInterval(
  posterior: BetaPosterior,
  options: IntervalOptions = {},
): Estimate<'probability'> {
  checkObject('betaInterval', 'options', options);
  const { level = 0.95 } = options;
  checkBetaShapes('betaInterval', posterior);
  checkLevel('betaInterval', level);
  const { a, b } = posterior;
  const tail = (1 - level) / 2;
  return {
    value: betaMean(posterior),
    lower: betaQuantileTails(tail, 1 - tail, a, b),
    upper: betaQuantileTails(1 - tail, tail, a, b),
    level,
    n: a + b,
    unit: 'probability',
    method: 'beta-posterior',
  };
}
