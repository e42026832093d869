import type { Row, Statistic } from './statistic.ts';

/**
 * Writes a plain row as a block of one, ready to be merged.
 *
 * @param statistic the statistic the row belongs to.
 * @param row its fields by name, for example out of JSON or a database.
 * @returns the row, shape [fields].
 *
 * @example
 * ```ts
 * fromRow(moments, { n: 4, sum: 2, m2: 1 }); // => Float64Array.of(4, 2, 1)
 * ```
 */
export function fromRow<F extends string>(
  statistic: Pick<Statistic<F>, 'fields'>,
  row: Row<F>,
): Float64Array {
  return Float64Array.from(statistic.fields, (field) => row[field]);
}
