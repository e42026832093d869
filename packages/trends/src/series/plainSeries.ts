import { checkNumbers, checkObject, checkOneOf } from '@bits-per-sample/core';
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

/** Running totals over the values that are there, with a 0 before them. */
function totals(values: Float64Array, of: (x: number) => number): Float64Array {
  const found = new Float64Array(values.length + 1);
  values.forEach((x, i) => {
    found[i + 1] = found[i]! + (Number.isNaN(x) ? 0 : of(x));
  });
  return found;
}

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
  checkOneOf('plainSeries', 'log', log, [true, false]);
  const steps = values.length;
  const means = Float64Array.from(values, (x) =>
    Number.isFinite(x) ? (log ? Math.log(Math.max(x, LEAST_LOGGED)) : x) : NaN,
  );
  const variance = plainDeviation(means.filter(Number.isFinite)) ** 2;
  const variances = means.map((x) => (Number.isNaN(x) ? Infinity : variance));
  return {
    steps,
    means,
    variances,
    sums: {
      groups: totals(means, () => 1),
      sum: totals(means, (x) => x),
      spread: totals(means, () => variance),
      plain: true,
    },
    inflations: inflationsKnown(means, variances).map((known, step) =>
      step < YOUNG ? Math.max(known, 2) : known,
    ),
    inflation: inflationOfSteps(means, variances),
  };
}
