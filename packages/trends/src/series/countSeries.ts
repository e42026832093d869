import { checkNumbers, checkObject, checkSameLength, DomainError } from '@bits-per-sample/core';
import type { Series } from './series.ts';
import { seriesOfSums } from './seriesOfSums.ts';

/** What was counted, one entry a step. */
export interface StepSums {
  /** Groups of the step; 0 for a step without any. */
  readonly n: ArrayLike<number>;
  /** Σ x over its groups. */
  readonly sum: ArrayLike<number>;
  /** Σ x² over its groups. Left out: x is 0 or 1, and Σ x² = Σ x. */
  readonly squares?: ArrayLike<number>;
}

/** Running totals, with a 0 before them. */
function runningTotals(values: ArrayLike<number>): Float64Array {
  const totals = new Float64Array(values.length + 1);
  for (let i = 0; i < values.length; i++) totals[i + 1] = totals[i]! + values[i]!;
  return totals;
}

/**
 * A headline that is a mean over groups, step by step, from its sums.
 *
 * @param sums groups, Σ x and Σ x² of each step.
 * @returns the series.
 * @throws {DomainError} lengths differ, or numbers that are not finite; n < 0.
 *
 * @example
 * ```ts
 * const live = countSeries({ n: [64, 64, 64], sum: [32, 30, 8] });
 * [...live.means]; // => [0.5, 0.46875, 0.125]
 * ```
 */
export function countSeries(sums: StepSums): Series {
  const fn = 'countSeries';
  checkObject(fn, 'sums', sums);
  const { n, sum, squares = sum } = sums;
  checkNumbers(fn, 'n', n);
  for (const [name, column] of Object.entries({ sum, squares })) {
    checkNumbers(fn, name, column);
    checkSameLength(fn, name, column, n.length);
  }
  for (const [name, column] of Object.entries({ n, sum, squares }))
    for (let i = 0; i < column.length; i++)
      if (!(Number.isFinite(column[i]) && (name === 'sum' || column[i]! >= 0)))
        throw new DomainError(fn, name, name === 'sum' ? 'finite' : '≥ 0 and finite', column[i], i);
  return seriesOfSums({
    groups: runningTotals(n),
    sum: runningTotals(sum),
    spread: runningTotals(squares),
    plain: false,
  });
}
