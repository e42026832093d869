import { checkLevel } from '../check/checkLevel.ts';
import { checkNumbers } from '../check/checkNumbers.ts';
import { checkObject } from '../check/checkObject.ts';
import { checkWhole } from '../check/checkWhole.ts';
import { type Estimate, type IntervalOptions, undefinedEstimate } from '../estimate.ts';
import { checkRng } from '../random/checkRng.ts';
import { createRng, type Rng } from '../random/createRng.ts';
import { bootstrapReplicates, MOST_RESAMPLES } from './bootstrapReplicates.ts';

/** Options of {@link bootstrapMean}. */
export interface BootstrapMeanOptions extends IntervalOptions {
  /** Resamples, in [1, 2^20]. Default 2000. */
  readonly resamples?: number;
  /** Where chance comes from. Default: seeded by the number of values. */
  readonly rng?: Rng;
}

/**
 * Mean of independent numbers with the percentile interval of a bootstrap.
 *
 * For a handful of seeds of a run, whose spread has no known form. The same numbers give the
 * same interval. The ends are order statistics of the resampled means.
 *
 * @param values independent numbers; shape [n].
 * @param unit unit of the values.
 * @param options `level` (default 0.95), `resamples` (default 2000), `rng`.
 * @returns the mean with its interval; the interval is NaN for one value, all is for none.
 * @throws {DomainError} values that are not numbers, level outside (0, 1), resamples outside
 *   [1, 2^20], an rng that is no generator.
 *
 * @see Efron & Tibshirani (1993), An Introduction to the Bootstrap, §13.3
 *
 * @example
 * ```ts
 * const { value, lower, upper } = bootstrapMean([0.2, 0.5, 0.4, 0.9], 'pass rate');
 * value; // => 0.5
 * lower < value && value < upper; // => true
 * bootstrapMean([], 'pass rate').method; // => 'undefined: no values'
 * ```
 */
export function bootstrapMean<U extends string>(
  values: ArrayLike<number>,
  unit: U,
  options: BootstrapMeanOptions = {},
): Estimate<U> {
  checkObject('bootstrapMean', 'options', options);
  const { level = 0.95, resamples = 2000, rng } = options;
  checkNumbers('bootstrapMean', 'values', values);
  checkLevel('bootstrapMean', level);
  checkWhole('bootstrapMean', 'resamples', resamples, { least: 1, most: MOST_RESAMPLES });
  if (rng !== undefined) checkRng('bootstrapMean', rng);
  const n = values.length;
  if (n === 0) return undefinedEstimate(unit, 'no values', { level });
  let value = 0;
  for (let i = 0; i < n; i++) value += values[i]! / n;
  if (n === 1) return { value, lower: NaN, upper: NaN, level, n, unit, method: 'mean of one' };
  const { means } = bootstrapReplicates(
    Array.from(values, (x) => [x]),
    { means: ([sum]) => sum! / n },
    { rng: rng ?? createRng(n), resamples },
  );
  const at = (q: number) => means[Math.min(resamples - 1, Math.floor(q * resamples))]!;
  const tail = (1 - level) / 2;
  return { value, lower: at(tail), upper: at(1 - tail), level, n, unit, method: 'bootstrap' };
}
