import { type Column, isDictionary, type Table } from '@bits-per-sample/core';
import type { ColumnBatch } from './columnBatch.ts';
import { type FlatColumns, flatColumns } from './flatColumns.ts';
import type { FlatOf } from './flatRollout.ts';
import type { Grouped } from './groupKey.ts';
import type { LogTally } from './logTally.ts';
import type { Names } from './namesOf.ts';
import { numbersOf } from './numbersOf.ts';
import type { PromptWatch } from './promptWatch.ts';
import type { RolloutWriter } from './rolloutWriter.ts';
import { SliceNames } from './sliceNames.ts';
import type { StepOrder } from './stepOrder.ts';
import { textNumbers } from './textNumbers.ts';

/** Columns of a table in the making. */
interface Made {
  readonly rows: number;
  readonly names: ReadonlyMap<string, Names>;
  readonly numbers: Map<string, Float64Array>;
}

/**
 * Makes tables of rollouts of columns as they are, and gives the account that their rows would
 * give, one by one.
 */
export class ColumnTables {
  readonly #flatOf: FlatOf;
  readonly #tally: LogTally;
  readonly #order: StepOrder;
  readonly #writer: RolloutWriter;
  readonly #prompts: PromptWatch | undefined;
  #batch: ColumnBatch | undefined;
  #columns: FlatColumns | undefined;
  #slices = new Map<string, SliceNames>();

  /**
   * @param order tells when the step goes back.
   * @param writer knows the rollouts that were read.
   * @param prompts watches what rows say of their prompts.
   */
  constructor(
    flatOf: FlatOf,
    tally: LogTally,
    order: StepOrder,
    writer: RolloutWriter,
    prompts: PromptWatch | undefined,
  ) {
    this.#prompts = prompts;
    this.#flatOf = flatOf;
    this.#tally = tally;
    this.#order = order;
    this.#writer = writer;
  }

  /** Rows of a batch as a table; undefined, and nothing counted, where they must be read one by one. */
  take(batch: ColumnBatch, from: number, to: number): Table | undefined {
    const columns = this.#columnsOf(batch);
    // a row without a group is left out, or its prompt is the group
    if (columns?.group.codes.subarray(from, to).includes(-1) !== false) return undefined;
    const made = this.#made(columns, from, to);
    const { names } = made;
    this.#prompts?.seeColumns(
      batch,
      { prompt: names.get('prompt'), group: names.get('group')! },
      from,
    );
    const kept = this.#mark(made, columns.rollout, from);
    return this.#counted(kept === undefined ? made : only(made, kept));
  }

  #columnsOf(batch: ColumnBatch): FlatColumns | undefined {
    if (batch === this.#batch) return this.#columns;
    this.#batch = batch;
    const flat = this.#flatOf((column) => batch.cells.has(column));
    this.#columns = flat && flatColumns(batch, flat, this.#tally);
    const names = this.#columns?.names ?? new Map<string, Names>();
    this.#slices = new Map([...names].map(([name, all]) => [name, new SliceNames(all.values)]));
    return this.#columns;
  }

  #made({ names, numbers, step, text }: FlatColumns, from: number, to: number): Made {
    const rows = to - from;
    return {
      rows,
      names: new Map(
        [...names].map(([name, { codes, values }]) => [
          name,
          { codes: codes.subarray(from, to), values },
        ]),
      ),
      numbers: new Map([
        ...(step === undefined ? [] : [['step', new Float64Array(rows).fill(step)] as const]),
        ...[...numbers].map(
          ([name, cells]) => [name, numbersOf(cells, from, to, this.#tally)] as const,
        ),
        ...(text === undefined ? [] : textNumbers(text, from, to)),
      ]),
    };
  }

  /**
   * Marks rows that follow after the step went back.
   *
   * @returns rows that are no copies; undefined for all.
   */
  #mark(made: Made, rollouts: Names | undefined, from: number): Int32Array | undefined {
    const { rows, numbers } = made;
    const mark = (name: 'segment' | 'again', value: number, first: number, end: number): void => {
      const column = numbers.get(name) ?? new Float64Array(rows).fill(Number.NaN);
      numbers.set(name, column.fill(value, first, end));
    };
    const kept: number[] = [];
    for (let first = 0, end = 0; first < rows; first = end) {
      end = endOfStretch(made, first);
      const segment = this.#order.segment(groupedAt(made, first), end - first);
      if (segment !== 0) mark('segment', segment, first, end);
      for (let row = first; rollouts !== undefined && row < end; row++) {
        const rollout = nameAt(rollouts, from + row);
        const before = this.#writer.before({ ...groupedAt(made, row), rollout }, segment);
        if (before !== 'seen') kept.push(row);
        if (before === 'seen earlier') mark('again', 1, row, row + 1);
      }
    }
    return rollouts === undefined || kept.length === rows ? undefined : Int32Array.from(kept);
  }

  /** The table, and the account of what is in it. */
  #counted(made: Made): Table {
    const tally = this.#tally;
    const columns: Record<string, Column> = {};
    for (const name of [...ORDER, ...MARKS]) {
      const codes = made.names.get(name)?.codes;
      const column =
        codes === undefined ? made.numbers.get(name) : this.#slices.get(name)!.column(codes);
      if (column === undefined) continue;
      const present = isDictionary(column)
        ? countOf(column.codes, (code) => code >= 0)
        : countOf(column, (x) => !Number.isNaN(x));
      // what is no number in no row was not asked for in any
      if (present === 0 && (isDictionary(column) || OF_TEXTS.has(name))) continue;
      columns[name] = column;
      if (!MARKS.includes(name)) tally.count(name, present);
    }
    const { codes } = made.names.get('group')!;
    for (let first = 0, end = 0; first < made.rows; first = end) {
      end = endOfStretch(made, first);
      for (let row = first; row < end; row++)
        if (row === first || codes[row] !== codes[row - 1])
          this.#writer.group(groupedAt(made, row));
    }
    for (const reward of made.numbers.get('reward')!) tally.reward(reward);
    tally.rows += made.rows;
    const status = made.names.get('status');
    const errors =
      status === undefined ? 0 : countOf(status.codes, (code) => status.values[code] === 'error');
    if (errors > 0) tally.errors(errors);
    return { rowCount: made.rows, columns };
  }
}

/** Columns in the order in which they are counted. */
const ORDER = (
  'run step group prompt reward success category kind status input_tokens output_tokens logprob ' +
  'advantage propensity text_hash text_length answer_hash lag log_ratio'
).split(' ');
/** Columns that are there where a row has something to say, and are not counted. */
const MARKS = ['segment', 'again'];
const OF_TEXTS: ReadonlySet<string> = new Set(['text_hash', 'text_length']);

const nameAt = (names: Names | undefined, row: number): string | undefined =>
  names?.values[names.codes[row]!];

const groupedAt = ({ names, numbers }: Made, row: number): Grouped => ({
  run: nameAt(names.get('run'), row),
  kind: nameAt(names.get('kind'), row),
  step: numbers.get('step')?.[row],
  group: nameAt(names.get('group'), row)!,
});

/** Where rows end that are of the run, the kind and the step of one. */
function endOfStretch({ rows, names, numbers }: Made, first: number): number {
  const run = names.get('run')?.codes;
  const kind = names.get('kind')?.codes;
  const step = numbers.get('step');
  let end = first + 1;
  while (
    end < rows &&
    run?.[end] === run?.[first] &&
    kind?.[end] === kind?.[first] &&
    Object.is(step?.[end], step?.[first])
  )
    end++;
  return end;
}

function countOf(column: Int32Array | Float64Array, test: (x: number) => boolean): number {
  let count = 0;
  for (let i = 0; i < column.length; i++) if (test(column[i]!)) count++;
  return count;
}

/** Some of the rows. */
function only({ names, numbers }: Made, kept: Int32Array): Made {
  return {
    rows: kept.length,
    names: new Map(
      [...names].map(([name, { codes, values }]) => [
        name,
        { codes: kept.map((row) => codes[row]!), values },
      ]),
    ),
    numbers: new Map(
      [...numbers].map(([name, column]) => [name, Float64Array.from(kept, (row) => column[row]!)]),
    ),
  };
}
