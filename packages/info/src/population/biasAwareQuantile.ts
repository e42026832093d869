import { checkAtLeast, checkLevel, normalCdf, normalQuantile } from '@bits-per-sample/core';
import { bisect } from '../numeric/bisect.ts';

/**
 * How many standard errors an interval must reach when the estimate may be off by a bias of up
 * to `ratio` standard errors: the `level` quantile of |N(ratio, 1)|.
 *
 * 1.96 without bias, 2.18 with half a standard error of it, ratio + 1.64 with much: an interval
 * that is honest about bias grows by less than the bias.
 *
 * @param ratio largest bias over standard error, ≥ 0.
 * @param level coverage, in (0, 1). Default 0.95.
 * @returns the quantile.
 * @throws {DomainError} ratio < 0 or level outside (0, 1).
 *
 * @see Armstrong & Kolesár (2018), Optimal inference in a class of regression models
 *
 * @example
 * ```ts
 * biasAwareQuantile(0); // => normalQuantile(0.975)
 * biasAwareQuantile(0.5).toFixed(2); // => '2.18'
 * ```
 */
export function biasAwareQuantile(ratio: number, level = 0.95): number {
  checkAtLeast('biasAwareQuantile', 'ratio', ratio, 0);
  checkLevel('biasAwareQuantile', level);
  if (ratio === 0) return normalQuantile((1 + level) / 2);
  const least = ratio + normalQuantile(level);
  if (!(ratio < 50)) return least;
  const most = ratio + normalQuantile((1 + level) / 2);
  return bisect(
    Math.max(0, least),
    most,
    (x) => normalCdf(x - ratio) - normalCdf(-x - ratio) < level,
  );
}
