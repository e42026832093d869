import { DomainError } from '../errors.ts';
import type { Table } from '../table.ts';
import { Summariser, type SummarySpec } from './summariser.ts';

/**
 * Groups a stream of tables and reduces each group to sums: GROUP BY in process.
 *
 * Millions of rollouts become one row per prompt, which is all that the science needs; the
 * stream itself is never held. Cells that are NaN are counted, not dropped.
 *
 * The result has one row per group in order of first appearance. Its columns are the `by`
 * columns, then for each measure `<measure>_<field>` for the fields of its statistics (a field
 * that several share, like `n`, once) and `<measure>_missing`.
 *
 * A table without the column `<measure>` but with all its `<measure>_<field>` columns holds
 * sums already, and its rows are merged: summaries of shards can be summarised again. Rows of
 * a table with neither count as missing. A `by` column that a table lacks is missing in its
 * rows. A row of sums with a NaN among them counts as one missing cell, unless its `n` is 0.
 *
 * @param tables one table, or many, given at once or as they are read.
 * @param spec `by`: columns that name a group; `measures`: statistics per number column.
 * @returns one row per group.
 * @throws {DomainError} a measure that is text, a `by` column that is text in one table and
 *   numbers in another, columns of the wrong length, output columns of the same name, what is
 *   no table.
 *
 * @example
 * ```ts
 * const trials = {
 *   rowCount: 4,
 *   columns: { prompt: dictionary(['a', 'a', 'b', 'a']), reward: Float64Array.of(1, 0, 1, NaN) },
 * };
 * const { columns } = await summarise(trials, { by: ['prompt'], measures: { reward: moments } });
 * columns.reward_n; // => Float64Array.of(2, 1)
 * columns.reward_sum; // => Float64Array.of(1, 1)
 * columns.reward_missing; // => Float64Array.of(1, 0)
 * ```
 */
export async function summarise(
  tables: Table | Iterable<Table> | AsyncIterable<Table>,
  spec: SummarySpec,
): Promise<Table> {
  const sums = new Summariser(spec);
  const many = tables as Iterable<Table> & AsyncIterable<Table>;
  const iterable = many?.[Symbol.iterator] ?? many?.[Symbol.asyncIterator];
  if (typeof tables !== 'object' || tables === null || !(iterable || 'rowCount' in tables))
    throw new DomainError('summarise', 'tables', 'a table or many', tables);
  for await (const table of 'rowCount' in tables ? [tables] : tables) sums.add(table);
  return sums.table();
}
