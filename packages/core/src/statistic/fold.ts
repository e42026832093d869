import { checkNumbers } from '../check/checkNumbers.ts';
import { checkObject } from '../check/checkObject.ts';
import { checkGroups } from './checkGroups.ts';
import type { FoldOptions } from './foldOptions.ts';
import type { Statistic } from './statistic.ts';

/**
 * Folds observations into one row per group.
 *
 * The whole of a reduction in one pass: the rewards of a batch become a few sums per prompt.
 * NaN observations are the caller's to leave out ({@link summarise} counts them).
 *
 * @param statistic what to keep of the observations.
 * @param values observations, shape [N]. A pair statistic takes `foldPairs`.
 * @param options `groups` and `groupCount`: one row per group instead of one in all.
 * @returns rows, shape [groupCount × fields]; read one with {@link toRow}.
 * @throws {DomainError} values that are not numbers, groups outside [0, groupCount), more than
 *   2^27 groups.
 *
 * @example
 * ```ts
 * fold(moments, [1, 0, 0, 1]); // => Float64Array.of(4, 2, 1)
 * fold(extent, [5, 7, 6], { groups: Int32Array.of(0, 1, 1), groupCount: 2 }); // => Float64Array.of(1, 5, 5, 2, 6, 7)
 * ```
 */
export function fold<F extends string>(
  statistic: Statistic<F>,
  values: ArrayLike<number>,
  options: FoldOptions = {},
): Float64Array {
  checkObject('fold', 'options', options);
  checkNumbers('fold', 'values', values);
  checkGroups('fold', options, values.length);
  const { groups, groupCount = 1 } = options;
  const width = statistic.fields.length;
  const rows = new Float64Array(groupCount * width);
  for (let i = 0; i < values.length; i++)
    statistic.update(rows, groups ? groups[i]! * width : 0, values[i]!);
  return rows;
}
