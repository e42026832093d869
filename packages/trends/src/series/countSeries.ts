import { checkNumbers, checkObject, checkSameLength } from '@bits-per-sample/core';
import { checkStep } from './checkStep.ts';
import { growingSums } from './growingSums.ts';
import type { Series } from './series.ts';

/** What was counted, one entry a step. */
export interface StepColumns {
  /** Groups of each step; 0 for a step without any. */
  readonly n: ArrayLike<number>;
  /** Σ x over the groups of each step. */
  readonly sum: ArrayLike<number>;
  /** Σ x² over them. Left out: x is 0 or 1, and Σ x² = Σ x. */
  readonly squares?: ArrayLike<number>;
}

/**
 * A headline that is a mean over groups, step by step, from its sums.
 *
 * x is one number of a group, best in [0, 1]: its pass rate, or 1 where it is live. Sums over groups of
 * one step may come in pieces and in any order; a step with n = 0 is empty, not zero.
 *
 * @param columns groups, Σ x and Σ x² of each step, in the order of training.
 * @returns the series.
 * @throws {DomainError} lengths differ, n < 0, numbers that are not finite, or sums that no groups have.
 *
 * @example
 * ```ts
 * const live = countSeries({ n: [64, 64, 64], sum: [32, 30, 8] });
 * [...live.means]; // => [0.5, 0.46875, 0.125]
 * ```
 */
export function countSeries(columns: StepColumns): Series {
  const fn = 'countSeries';
  checkObject(fn, 'columns', columns);
  const { n, sum, squares } = columns;
  checkNumbers(fn, 'n', n);
  checkNumbers(fn, 'sum', sum);
  checkSameLength(fn, 'sum', sum, n.length);
  if (squares !== undefined) {
    checkNumbers(fn, 'squares', squares);
    checkSameLength(fn, 'squares', squares, n.length);
  }
  const growing = growingSums(n.length);
  for (let i = 0; i < n.length; i++) {
    const step = { n: n[i]!, sum: sum[i]!, ...(squares && { squares: squares[i]! }) };
    growing.append(step.n, step.sum, checkStep(fn, step, i));
  }
  return growing.series();
}
