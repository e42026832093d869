import type { Row, Statistic } from './statistic.ts';

/**
 * Reads one group out of a block of rows.
 *
 * @param statistic the statistic the rows belong to.
 * @param rows rows of all groups, shape [groups × fields].
 * @param group which one. Default 0.
 * @returns the row as a plain object, which JSON keeps.
 *
 * @example
 * ```ts
 * toRow(moments, fold(moments, [1, 0, 0, 1])); // => { n: 4, sum: 2, m2: 1 }
 * ```
 */
export function toRow<F extends string>(
  statistic: Pick<Statistic<F>, 'fields'>,
  rows: Float64Array,
  group = 0,
): Row<F> {
  const at = group * statistic.fields.length;
  return Object.fromEntries(statistic.fields.map((field, i) => [field, rows[at + i]])) as Row<F>;
}
