import { checkLevel } from '../check/checkLevel.ts';
import { checkObject } from '../check/checkObject.ts';
import { checkPassCount } from '../counts/checkPassCount.ts';
import type { Estimate, IntervalOptions } from '../estimate.ts';
import { normalQuantile } from '../special/normalQuantile.ts';

/**
 * Wilson's score interval for a pass rate, from k successes in n attempts.
 *
 * How far the true pass rate of a prompt may lie from the k/n that was seen. Unlike k/n ± z
 * standard errors it stays inside [0, 1] and keeps its coverage at k = 0 and k = n:
 *
 *     (p̂ + z²/2n ± z √(p̂q̂/n + z²/4n²)) / (1 + z²/n)
 *
 * Coverage is near `level` on average over p and dips below it for some p (0.83 at n = 8, level 0.95).
 *
 * @param successes k, an integer in [0, attempts]. NaN gives NaN.
 * @param attempts n, an integer ≥ 0.
 * @param options `level`: nominal coverage, default 0.95.
 * @returns k/n with its interval, exactly 0 below at k = 0 and 1 above at k = n; NaN in [0, 1]
 *   when n = 0.
 * @throws {DomainError} k or n not such integers, level outside (0, 1).
 *
 * @see Wilson (1927), doi:10.1080/01621459.1927.10502953
 * @see Brown, Cai & DasGupta (2001), doi:10.1214/ss/1009213286
 *
 * @example
 * ```ts
 * wilson(0, 8).upper.toFixed(4); // => '0.3244'
 * wilson(4, 8).value; // => 0.5
 * ```
 */
export function wilson(
  successes: number,
  attempts: number,
  options: IntervalOptions = {},
): Estimate<'probability'> {
  checkObject('wilson', 'options', options);
  const { level = 0.95 } = options;
  checkPassCount('wilson', { successes, attempts });
  checkLevel('wilson', level);
  const p = successes / attempts;
  const z = normalQuantile((1 - level) / 2);
  const h = (z * z) / attempts;
  const root = Math.sqrt(h * (p * (1 - p) + h / 4));
  return {
    value: p,
    // (p + h/2 − root) / (1 + h) without its cancellation
    lower: successes === 0 ? 0 : (p * p) / (p + h / 2 + root),
    upper: successes === attempts ? 1 : Math.min(1, (p + h / 2 + root) / (1 + h)),
    level,
    n: attempts,
    unit: 'probability',
    method: 'wilson',
  };
}
