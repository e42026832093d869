import type { Table } from '@bits-per-sample/core';
import { ROOT, satisfies } from './columnPath.ts';
import { leftOut } from './leftOut.ts';
import type {
  GroupCount,
  RowContext,
  RowFormat,
  RowObject,
  RowReader,
  Trial,
} from './rowFormat.ts';
import { writeCount } from './sums.ts';
import { TableBuilder } from './tableBuilder.ts';
import { count, type Tally } from './tally.ts';
import { TrialWriter } from './trialWriter.ts';

/** Rows on their way from a container (JSONL, CSV, Parquet, a document) to a format. */
export interface RowStream {
  /** Undecoded rows, a chunk at a time. */
  readonly batches: AsyncIterable<readonly unknown[]> | Iterable<readonly unknown[]>;
  /** Makes a value of an undecoded row; undefined for a blank one. Throws when it cannot. */
  decode(raw: unknown, exactIntegers: boolean): unknown;
  /** Called at the end, to settle what a row left undecodable was: torn or broken. */
  end?(): void;
}

/** Runs the rows through a format into tables. */
export async function* tablesOf(
  rows: RowStream,
  format: RowFormat,
  context: RowContext,
  batchRows: number,
): AsyncGenerator<Table, void, undefined> {
  const { tally } = context;
  const builder = new TableBuilder(batchRows);
  const run =
    format.kind === 'counts'
      ? counts(format.open(context), builder, tally)
      : trials(format.open(context), builder, tally);
  const where = format.name === 'mapped' ? [] : Object.entries(context.mapping.where ?? {});
  let exact = false;
  let index = -1;
  for await (const batch of rows.batches) {
    for (const raw of batch) {
      let row = decoded(rows, raw, exact, tally);
      if (row === undefined) continue;
      if (where.length > 0 && !satisfies(row, where, ROOT)) {
        leftOut(context);
        continue;
      }
      index++;
      const { coerced, nonFinite, skipped } = tally;
      run.read(row, index);
      if (tally.roundedId && !exact) {
        // an id lost digits: this row again, and all that follow, with integers as text
        exact = true;
        Object.assign(tally, { coerced, nonFinite, skipped });
        run.forget();
        row = decoded(rows, raw, exact, tally);
        if (row !== undefined) run.read(row, index);
      }
      run.write();
      if (builder.rowCount >= batchRows) yield builder.take();
    }
  }
  rows.end?.();
  run.end();
  if (builder.rowCount > 0) yield builder.take();
}

function decoded(
  rows: RowStream,
  raw: unknown,
  exact: boolean,
  tally: Tally,
): RowObject | undefined {
  const value = rows.decode(raw, exact);
  if (value === undefined) return undefined;
  if (value !== null && typeof value === 'object' && !Array.isArray(value))
    return value as RowObject;
  tally.skip('not-an-object', (n) => `${count(n, 'row')} that held something else than an object`);
  return undefined;
}

interface Run {
  read(row: RowObject, index: number): void;
  forget(): void;
  write(): void;
  end(): void;
}

function trials(reader: RowReader<Trial>, builder: TableBuilder, tally: Tally): Run {
  const writer = new TrialWriter(builder, tally);
  const out: Trial[] = [];
  return {
    read: (row, index) => reader.read(row, out, index),
    forget: () => {
      out.length = 0;
    },
    write() {
      for (const trial of out) writer.push(trial);
      out.length = 0;
    },
    end() {
      reader.end?.(out);
      for (const trial of out) writer.push(trial);
      writer.end();
    },
  };
}

function counts(reader: RowReader<GroupCount>, builder: TableBuilder, tally: Tally): Run {
  const out: GroupCount[] = [];
  return {
    read: (row, index) => reader.read(row, out, index),
    forget: () => {
      out.length = 0;
    },
    write() {
      for (const row of out) writeCount(row, builder, tally);
      out.length = 0;
    },
    end: () => reader.end?.(out),
  };
}
