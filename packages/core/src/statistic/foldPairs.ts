import { DomainError } from '../errors.ts';
import type { FoldOptions } from './fold.ts';
import type { PairStatistic } from './statistic.ts';

/**
 * Folds pairs of observations into one row per group: {@link fold} for two columns.
 *
 * @param statistic what to keep of the pairs.
 * @param x first observations, shape [N].
 * @param y second observations, shape [N].
 * @param options `groups` and `groupCount`: one row per group instead of one in all.
 * @returns rows, shape [groupCount × fields]; read one with {@link toRow}.
 * @throws {DomainError} x and y of unequal length.
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
  { groups, groupCount = 1 }: FoldOptions = {},
): Float64Array {
  if (x.length !== y.length)
    throw new DomainError('foldPairs', 'y', `of length ${x.length}`, y.length);
  const width = statistic.fields.length;
  const rows = new Float64Array(groupCount * width);
  for (let i = 0; i < x.length; i++)
    statistic.update(rows, groups ? groups[i]! * width : 0, x[i]!, y[i]!);
  return rows;
}
