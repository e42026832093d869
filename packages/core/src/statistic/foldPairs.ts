import { checkNumbers } from '../check/checkNumbers.ts';
import { checkObject } from '../check/checkObject.ts';
import { checkSameLength } from '../check/checkSameLength.ts';
import { checkGroups } from './checkGroups.ts';
import type { FoldOptions } from './foldOptions.ts';
import type { PairStatistic } from './statistic.ts';

/**
 * Folds pairs of observations into one row per group: {@link fold} for two columns.
 *
 * @param statistic what to keep of the pairs.
 * @param x first observations, shape [N].
 * @param y second observations, shape [N].
 * @param options `groups` and `groupCount`: one row per group instead of one in all.
 * @returns rows, shape [groupCount × fields]; read one with {@link toRow}.
 * @throws {DomainError} x and y of unequal length or not of numbers, groups outside
 *   [0, groupCount), more than 2^27 groups.
 *
 * @example
 * ```ts
 * toRow(comoments, foldPairs(comoments, [1, 2, 3], [2, 4, 6])).c_xy; // => 4
 * ```
 */
export function foldPairs<F extends string>(
  statistic: PairStatistic<F>,
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  options: FoldOptions = {},
): Float64Array {
  checkObject('foldPairs', 'options', options);
  checkNumbers('foldPairs', 'x', x);
  checkSameLength('foldPairs', 'y', y, x.length);
  checkNumbers('foldPairs', 'y', y);
  checkGroups('foldPairs', options, x.length);
  const { groups, groupCount = 1 } = options;
  const width = statistic.fields.length;
  const rows = new Float64Array(groupCount * width);
  for (let i = 0; i < x.length; i++)
    statistic.update(rows, groups ? groups[i]! * width : 0, x[i]!, y[i]!);
  return rows;
}
