import { checkArray } from '../check/checkArray.ts';
import { checkWhole } from '../check/checkWhole.ts';
import { DomainError } from '../errors.ts';
import type { Statistic } from '../statistic/statistic.ts';
import type { Column, Table } from '../table.ts';
import { checkColumn } from './checkColumn.ts';
import { KeyColumn } from './keyColumn.ts';
import { PairIndex } from './pairIndex.ts';

/** What {@link summarise} keeps: the columns to group by, and the statistics per measure. */
export interface SummarySpec {
  /** Columns whose values together name a group; none: one group of all rows. */
  readonly by: readonly string[];
  /** One or more statistics for each number column that is measured. */
  readonly measures: Readonly<Record<string, Statistic<string> | readonly Statistic<string>[]>>;
}

/** Rows come in blocks of 2^13 groups: blocks are added, never copied. */
const BLOCK_BITS = 13;
const IN_BLOCK = (1 << BLOCK_BITS) - 1;

/** One measure: where its sums lie in a group's row, and the columns they come out as. */
interface Measure {
  readonly name: string;
  /** Place of the count of missing cells. */
  readonly missingAt: number;
  readonly parts: readonly { readonly statistic: Statistic<string>; readonly at: number }[];
  /** Output columns and their place in a row; a field that statistics share comes once. */
  readonly output: ReadonlyMap<string, number>;
}

function layOut(spec: SummarySpec): { measures: Measure[]; width: number } {
  checkArray('summarise', 'by', spec?.by);
  if (typeof spec.measures !== 'object' || spec.measures === null)
    throw new DomainError('summarise', 'measures', 'statistics by column', spec.measures);
  const names = new Set(spec.by);
  if (names.size < spec.by.length)
    throw new DomainError('summarise', 'by', 'without repetition', spec.by);
  let width = 0;
  const measures = Object.entries(spec.measures).map(([name, statistics]): Measure => {
    const output = new Map<string, number>();
    const list: readonly Statistic<string>[] = [statistics].flat();
    const parts = list.map((statistic) => {
      if (!Array.isArray(statistic?.fields))
        throw new DomainError('summarise', name, 'measured by statistics', statistic);
      const at = width;
      width += statistic.fields.length;
      statistic.fields.forEach((field, i) => {
        if (!output.has(`${name}_${field}`)) output.set(`${name}_${field}`, at + i);
      });
      return { statistic, at };
    });
    output.set(`${name}_missing`, width);
    for (const column of output.keys()) {
      if (names.has(column))
        throw new DomainError('summarise', 'measures', 'with columns of their own', column);
      names.add(column);
    }
    return { name, missingAt: width++, parts, output };
  });
  return { measures, width };
}

/** A number column of a table, checked; undefined when the table lacks it. */
function numbers({ columns, rowCount }: Table, name: string): Float64Array | undefined {
  const column = columns[name];
  if (column === undefined) return undefined;
  if (checkColumn(name, column, rowCount) === 'text')
    throw new DomainError('summarise', name, 'a number column', 'text');
  return column as Float64Array;
}

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
  const { measures, width } = layOut(spec);
  const keys = spec.by.map((name) => ({
    name,
    cells: new KeyColumn(name),
    index: new PairIndex(),
  }));
  const blocks: Float64Array[] = [];
  let groupCount = 0;

  const many = tables as Iterable<Table> & AsyncIterable<Table>;
  const iterable = many?.[Symbol.iterator] ?? many?.[Symbol.asyncIterator];
  if (typeof tables !== 'object' || tables === null || !(iterable || 'rowCount' in tables))
    throw new DomainError('summarise', 'tables', 'a table or many', tables);
  for await (const table of 'rowCount' in tables ? [tables] : tables) {
    if (typeof table?.columns !== 'object' || table.columns === null)
      throw new DomainError('summarise', 'tables', 'with rowCount and columns', table);
    const { rowCount } = table;
    checkWhole('summarise', 'rowCount', rowCount, { most: 2 ** 31 - 1 });
    // the group of a row: its code in each `by` column, numbered level by level
    const groups = new Int32Array(rowCount);
    if (rowCount > 0 && keys.length === 0) groupCount = 1;
    for (const { name, cells, index } of keys) {
      const codes = cells.codes(table.columns[name], rowCount);
      let outer = -1;
      let code = -1;
      let group = -1;
      for (let i = 0; i < rowCount; i++) {
        if (groups[i] !== outer || codes[i] !== code) {
          outer = groups[i]!;
          code = codes[i]!;
          group = index.id(outer, code);
        }
        groups[i] = group;
      }
      groupCount = index.size;
    }
    while (blocks.length << BLOCK_BITS < groupCount)
      blocks.push(new Float64Array(width << BLOCK_BITS));

    for (const measure of measures) addTable(measure, table, groups, blocks, width);
  }

  const columns: Record<string, Column> = {};
  const codes = keys.map(() => new Int32Array(groupCount));
  for (let group = 0; group < groupCount; group++)
    for (let k = keys.length - 1, id = group; k >= 0; k--) {
      const { first, second } = keys[k]!.index;
      codes[k]![group] = second[id]!;
      id = first[id]!;
    }
  keys.forEach(({ name, cells }, k) => {
    columns[name] = cells.column(codes[k]!);
  });
  for (const { output } of measures)
    for (const [name, at] of output) {
      const column = new Float64Array(groupCount);
      for (let group = 0; group < groupCount; group++)
        column[group] = blocks[group >>> BLOCK_BITS]![(group & IN_BLOCK) * width + at]!;
      columns[name] = column;
    }
  return { rowCount: groupCount, columns };
}

/** Adds what one table says about one measure to the rows of the groups. */
function addTable(
  { name, parts, missingAt }: Measure,
  table: Table,
  groups: Int32Array,
  blocks: readonly Float64Array[],
  width: number,
): void {
  const { rowCount } = table;
  const place = (i: number) => (groups[i]! & IN_BLOCK) * width;
  const rowsOf = (i: number) => blocks[groups[i]! >>> BLOCK_BITS]!;

  const values = numbers(table, name);
  if (values) {
    for (let i = 0; i < rowCount; i++) {
      const x = values[i]!;
      const rows = rowsOf(i);
      const row = place(i);
      if (Number.isNaN(x)) rows[row + missingAt]!++;
      else for (const { statistic, at } of parts) statistic.update(rows, row + at, x);
    }
    return;
  }

  const sums = parts.map(({ statistic, at }) => {
    const columns = statistic.fields.map((field) => numbers(table, `${name}_${field}`));
    return { statistic, at, columns, row: new Float64Array(columns.length) };
  });
  const isSums = sums.every(({ columns }) => columns.every((column) => column !== undefined));
  const n = numbers(table, `${name}_n`);
  const missing = isSums ? numbers(table, `${name}_missing`) : undefined;
  for (let i = 0; i < rowCount; i++) {
    let absent = isSums ? (missing?.[i] ?? 0) : 1;
    if (isSums && n?.[i] !== 0) {
      let defined = true;
      for (const { columns, row } of sums)
        for (let f = 0; f < row.length; f++) {
          row[f] = columns[f]![i]!;
          defined &&= !Number.isNaN(row[f]);
        }
      if (defined)
        for (const { statistic, at, row } of sums)
          statistic.merge(rowsOf(i), place(i) + at, row, 0);
      else absent = Number.isNaN(absent) ? 1 : absent + 1;
    }
    if (absent > 0) rowsOf(i)[place(i) + missingAt]! += absent;
  }
}
