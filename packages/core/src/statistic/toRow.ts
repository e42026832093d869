import { checkNumbers } from '../check/checkNumbers.ts';
import { DomainError } from '../errors.ts';
import type { Row, Statistic } from './statistic.ts';

/**
 * Reads one group out of a block of rows.
 *
 * @param statistic the statistic the rows belong to.
 * @param rows rows of all groups, shape [groups × fields].
 * @param group which one. Default 0.
 * @returns the row as a plain object, which JSON keeps.
 * @throws {DomainError} rows that are not numbers, no such group.
 *
 * @example
 * ```ts
 * toRow(moments, fold(moments, [1, 0, 0, 1])); // => { n: 4, sum: 2, m2: 1 }
 * ```
 */
export function toRow<F extends string>(
  statistic: Pick<Statistic<F>, 'fields'>,
  rows: ArrayLike<number>,
  group = 0,
): Row<F> {
  checkNumbers('toRow', 'rows', rows);
  const groups = rows.length / statistic.fields.length;
  if (!(Number.isInteger(group) && group >= 0 && group < groups))
    throw new DomainError('toRow', 'group', `an integer in [0, ${groups})`, group);
  const at = group * statistic.fields.length;
  return Object.fromEntries(statistic.fields.map((field, i) => [field, rows[at + i]])) as Row<F>;
}
