import { checkNumbers, checkObject } from '@bits-per-sample/core';
import { inflationOfSteps } from '../noise/inflationOfSteps.ts';
import { inflationsKnown } from '../noise/inflationsKnown.ts';
import { plainDeviation } from '../noise/plainDeviation.ts';
import type { Series } from './series.ts';

/** Options of {@link plainSeries}. */
export interface PlainOptions {
  /** Take ln first: for lengths, entropy, KL, gradient norms. Default false. */
  readonly log?: boolean;
}

/** What the logarithm of 0 is taken of. */
const LEAST_LOGGED = 1e-12;

/** Steps before which λ is taken as at least 2: one value a step says little of its own noise. */
const YOUNG = 63;

/**
 * A headline that a metrics log has as one number a step.
 *
 * Its noise is estimated from the differences of neighbouring steps of the whole series, the largest
 * 5 % left out; so a longer series may judge an early step anew. Make the series again when it has
 * grown. Values that are not finite are left out, as are empty steps; whether a metric that is no
 * longer finite is a fault is for the caller to say.
 *
 * @param values one number a step.
 * @param options `log`: take ln first; values below 1e-12 count as 1e-12.
 * @returns the series.
 * @throws {DomainError} values that are no numbers.
 *
 * @example
 * ```ts
 * const length = plainSeries([300, 310, 290], { log: true });
 * length.means[0].toFixed(2); // => '5.70'
 * ```
 */
export function plainSeries(values: ArrayLike<number>, options: PlainOptions = {}): Series {
  checkNumbers('plainSeries', 'values', values);
  checkObject('plainSeries', 'options', options);
  const { log = false } = options;
  const steps = values.length;
  const means = Float64Array.from(values, (x) =>
    Number.isFinite(x) ? (log ? Math.log(Math.max(x, LEAST_LOGGED)) : x) : NaN,
  );
  const variance = plainDeviation(means.filter(Number.isFinite)) ** 2;
  const variances = means.map((x) => (Number.isNaN(x) ? Infinity : variance));
  const [groups, sum, spread] = [0, 0, 0].map(() => new Float64Array(steps + 1)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  means.forEach((x, i) => {
    const present = !Number.isNaN(x);
    groups[i + 1] = groups[i]! + (present ? 1 : 0);
    sum[i + 1] = sum[i]! + (present ? x : 0);
    spread[i + 1] = spread[i]! + (present ? variance : 0);
  });
  const present = (step: number) => !Number.isNaN(means[step]);
  const estimate = (to: number) =>
    inflationOfSteps(means.subarray(0, to), variances.subarray(0, to));
  return {
    steps,
    means,
    variances,
    sums: { groups, sum, spread, plain: true },
    inflations: inflationsKnown(present, estimate, steps).map((known, step) =>
      step < YOUNG ? Math.max(known, 2) : known,
    ),
    inflation: inflationOfSteps(means, variances),
  };
}
