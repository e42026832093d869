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

const NO_BLOCK = new Float64Array();

/**
 * What {@link summarise} does, one table after the other: at any moment the sums of all tables so
 * far can be had, and none is added up twice. For a log that grows.
 *
 * @example
 * ```ts
 * const sums = new Summariser({ by: ['prompt'], measures: { reward: moments } });
 * const trial = { prompt: dictionary(['a']), reward: Float64Array.of(1) };
 * sums.add({ rowCount: 1, columns: trial });
 * sums.add({ rowCount: 1, columns: trial });
 * sums.table().columns.reward_n; // => Float64Array.of(2)
 * ```
 */
export class Summariser {
  readonly #spec: SummarySpec;
  readonly #measures: readonly Measure[];
  readonly #width: number;
  /** Cells of each `by` column, and the numbers of the groups that it splits. */
  readonly #cells: readonly KeyColumn[];
  readonly #indexes: readonly PairIndex[];
  readonly #blocks: Float64Array[] = [];
  #groupCount = 0;

  /**
   * @param spec `by`: columns that name a group; `measures`: statistics per number column.
   * @throws {DomainError} output columns of the same name, measures that are no statistics.
   */
  constructor(spec: SummarySpec) {
    const { measures, width } = layOut(spec);
    this.#spec = spec;
    this.#measures = measures;
    this.#width = width;
    this.#cells = spec.by.map((name) => new KeyColumn(name));
    this.#indexes = spec.by.map(() => new PairIndex());
  }

  /** Adds the rows of a table. Those of a table that is refused count in part. */
  add(table: Table): void {
    this.#addTo(this.#groupsOf(table, this.#cells), table);
  }

  /** What `table` would give after one more table, which is not added. */
  tableWith(table: Table): Table {
    const known = this.#groupCount;
    const sizes = this.#indexes.map(({ size }) => size);
    const before = new Map<number, Float64Array>();
    try {
      const cells = this.#cells.map((column) => column.fork());
      const groups = this.#groupsOf(table, cells);
      for (const group of groups)
        if (group < known && !before.has(group)) before.set(group, this.#rowOf(group).slice());
      this.#addTo(groups, table);
      return this.#tableOf(cells);
    } finally {
      for (const [group, row] of before) this.#rowOf(group).set(row);
      for (let group = known; group < this.#groupCount; group++) this.#rowOf(group).fill(0);
      this.#indexes.forEach((index, k) => {
        index.cut(sizes[k]!);
      });
      this.#groupCount = known;
    }
  }

  /** The group of each row: its code in each `by` column, numbered level by level. */
  #groupsOf(table: Table, cells: readonly KeyColumn[]): Int32Array {
    if (typeof table?.columns !== 'object' || table.columns === null)
      throw new DomainError('summarise', 'tables', 'with rowCount and columns', table);
    const { rowCount } = table;
    checkWhole('summarise', 'rowCount', rowCount, { most: 2 ** 31 - 1 });
    const groups = new Int32Array(rowCount);
    if (rowCount > 0 && cells.length === 0) this.#groupCount = 1;
    cells.forEach((column, k) => {
      const index = this.#indexes[k]!;
      const codes = column.codes(table.columns[this.#spec.by[k]!], rowCount);
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
      this.#groupCount = index.size;
    });
    return groups;
  }

  #addTo(groups: Int32Array, table: Table): void {
    while (this.#blocks.length << BLOCK_BITS < this.#groupCount)
      this.#blocks.push(new Float64Array(this.#width << BLOCK_BITS));
    for (const measure of this.#measures)
      addTable(measure, table, groups, this.#blocks, this.#width);
  }

  /** The sums of a group. */
  #rowOf(group: number): Float64Array {
    const at = (group & IN_BLOCK) * this.#width;
    return (this.#blocks[group >>> BLOCK_BITS] ?? NO_BLOCK).subarray(at, at + this.#width);
  }

  /** Sums of all tables so far: one row per group, in order of first appearance. */
  table(): Table {
    return this.#tableOf(this.#cells);
  }

  #tableOf(cells: readonly KeyColumn[]): Table {
    const columns: Record<string, Column> = {};
    const codes = cells.map(() => new Int32Array(this.#groupCount));
    for (let group = 0; group < this.#groupCount; group++)
      for (let k = cells.length - 1, id = group; k >= 0; k--) {
        const { first, second } = this.#indexes[k]!;
        codes[k]![group] = second[id]!;
        id = first[id]!;
      }
    cells.forEach((column, k) => {
      columns[this.#spec.by[k]!] = column.column(codes[k]!);
    });
    const fields = this.#measures.flatMap(({ output }) =>
      [...output].map(([name, at]) => ({ at, column: this.#newColumn(columns, name) })),
    );
    // group by group: the sums of one lie together
    for (let group = 0; group < this.#groupCount; group++) {
      const block = this.#blocks[group >>> BLOCK_BITS]!;
      const row = (group & IN_BLOCK) * this.#width;
      for (const { at, column } of fields) column[group] = block[row + at]!;
    }
    return { rowCount: this.#groupCount, columns };
  }

  #newColumn(columns: Record<string, Column>, name: string): Float64Array {
    const column = new Float64Array(this.#groupCount);
    columns[name] = column;
    return column;
  }
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
