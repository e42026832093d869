import type { Table } from '@bits-per-sample/core';
import { Pause } from '../bytes/pause.ts';
import type { ColumnMapping } from '../log/columnMapping.ts';
import { count } from '../log/count.ts';
import type { Grouping, LogSummary } from '../log/log.ts';
import type { ColumnBatch } from './columnBatch.ts';
import { denseSignalsOf } from './denseSignalsOf.ts';
import type { FlatReader } from './flatRollout.ts';
import { isPlainNeutral } from './hasOnlyNeutralFields.ts';
import type { LogHead } from './logHead.ts';
import type { LogTally } from './logTally.ts';
import type { MarkedCount, MarkedItem, MarkedRollout } from './markedRollout.ts';
import { OpenTable } from './openTable.ts';
import { promptWatchOf } from './promptWatchOf.ts';
import { Reading, type Run } from './reading.ts';
import { RolloutWriter } from './rolloutWriter.ts';
import type { ReaderOfKind, RowObject } from './rowFormat.ts';
import { StepOrder } from './stepOrder.ts';
import { TableBuilder } from './tableBuilder.ts';
import { tablesOrRows } from './tablesOrRows.ts';
import { takeTable } from './takeTable.ts';

/** Rows on their way from a container (JSONL, CSV, Parquet, a document) to a format. */
export interface RowStream {
  /** Undecoded rows, a chunk at a time, or rows as columns. */
  readonly batches:
    | AsyncIterable<readonly unknown[] | ColumnBatch>
    | Iterable<readonly unknown[] | ColumnBatch>;
  /** The same with rows as columns where these are alike; in place of `batches`, where columns are wanted. */
  columns?(): Promise<AsyncIterable<readonly unknown[] | ColumnBatch>>;
  /** Makes a value of an undecoded row; undefined for a blank one. Throws when it cannot. */
  decode(raw: unknown, exactIntegers: boolean): unknown;
  /** Called at the end, to settle what a row left undecodable was: torn or broken. */
  end?(): void;
  /** Tells what `end` would, if a pause were it; false where that changes what comes after. */
  pause?(pause: Pause): boolean;
}

/** A format that has been chosen for rows, and what it goes by. */
export interface RowTask {
  /** What is read, and by which reader. */
  readonly format: ReaderOfKind;
  readonly tally: LogTally;
  readonly mapping: ColumnMapping;
  /** Name of the source. */
  readonly name: string;
  /** The first rows, and what they tell. */
  readonly head: LogHead;
  readonly batchRows: number;
}

/** What is said of groups when a reader says nothing. */
const UNSAID: Readonly<Record<ReaderOfKind['kind'], Grouping>> = {
  rollouts: { method: 'explicit id', detail: 'group' },
  counts: { method: 'explicit id', detail: 'group' },
  metrics: { method: 'none', detail: '' },
  examples: { method: 'none', detail: '' },
};

/** What is put in and left out where the caller named nothing. */
const NOTHING_NAMED = { overrides: undefined, where: undefined };

/** Runs the rows through a format into tables. */
export async function* tablesOf(
  rows: RowStream,
  task: RowTask,
): AsyncGenerator<Table, void, undefined> {
  const { tally, batchRows, format } = task;
  // a log of metrics is one table: any row may bring a column
  const limit = format.kind === 'metrics' ? Number.POSITIVE_INFINITY : batchRows;
  const builder = new TableBuilder(batchRows);
  const run = await runOf(task, builder);
  const named = await namedIn(task);
  const { overrides, where } = named;
  let exact = false;
  let index = -1;
  let any = false;
  // settings are no metrics, but a row of metrics may have columns of its own
  let ahead = format.kind === 'metrics' ? 0 : task.head.ahead;
  const plain = overrides === undefined && where === undefined && ahead === 0;
  const take = plain ? run.take : undefined;
  const batches = (take && (await rows.columns?.())) ?? rows.batches;
  for await (const batch of tablesOrRows(batches, limit, take)) {
    if ('columns' in batch) {
      any = true;
      index += batch.rowCount;
      if (builder.rowCount > 0) yield builder.take();
      if (batch.rowCount > 0) yield batch;
      continue;
    }
    if (batch instanceof Pause) {
      const isEmpty = !any || index < 0;
      yield new OpenTable(
        builder.peek(),
        isEmpty ? undefined : summaryAt(batch, rows, task, run, named),
      );
      continue;
    }
    for (const raw of batch) {
      let row = decoded(rows, raw, exact, tally);
      if (row === undefined) continue;
      if (ahead > 0) {
        ahead--;
        skipAhead(row, tally);
        continue;
      }
      any = true;
      if (where?.keeps(row) === false) continue;
      index++;
      const loading = run.prepare(row);
      if (loading !== undefined) await Promise.all([loading, tally.loadWords()]);
      const { coerced, nonFinite, skipped } = tally;
      run.read(row, index, overrides);
      if (tally.roundedId && !exact) {
        // an id lost digits: this row again, and all that follow, with integers as text
        exact = true;
        Object.assign(tally, { coerced, nonFinite, skipped });
        run.forget();
        row = decoded(rows, raw, exact, tally);
        if (row === undefined) continue;
        await Promise.all([run.prepare(row), tally.loadWords()]);
        run.read(row, index, overrides);
      }
      run.write();
      if (builder.rowCount >= limit) yield builder.take();
    }
  }
  rows.end?.();
  where?.end();
  const missing = any
    ? (where?.unseen() ?? (index < 0 ? undefined : overrides?.unseen()))
    : undefined;
  if (missing !== undefined) await refuseColumn(missing, task);
  run.end();
  tally.checkWords(task.name);
  if (builder.rowCount > 0) yield builder.take();
}

/** What the log would be if it ended at a pause; undefined where only its end tells. */
const summaryAt = (
  pause: Pause,
  rows: RowStream,
  { tally, name }: RowTask,
  run: Run,
  { where, overrides }: Awaited<ReturnType<typeof namedIn>>,
): LogSummary | undefined =>
  tally.trial(() => {
    try {
      if (rows.pause?.(pause) !== true) return undefined;
      where?.end();
      if ((where?.unseen() ?? overrides?.unseen()) !== undefined || !run.pause()) return undefined;
      tally.checkWords(name);
      return tally.summary();
    } catch {
      // whoever reads it to its end is told
      return undefined;
    }
  });

/** What the caller named that the format does not look up itself; the account says what tells groups. */
async function namedIn({ format, tally, mapping }: RowTask) {
  const { uses = [], grouping = UNSAID[format.kind], prompts } = format.reader;
  const left = Object.entries(mapping).filter(
    ([field, path]) => path !== undefined && !(uses as string[]).includes(field),
  );
  const named =
    left.length > 0
      ? (await import('./namedFields.ts')).namedFields(
          format.kind,
          Object.fromEntries(left),
          tally,
          grouping,
        )
      : NOTHING_NAMED;
  const { overrides } = named;
  tally.grouping = overrides?.grouping(grouping) ?? grouping;
  tally.prompts = overrides === undefined ? prompts : overrides.prompts(prompts);
  return named;
}

/** @throws ColumnError that no row has a column. */
async function refuseColumn(column: string, { name, head }: RowTask): Promise<never> {
  const { ColumnError } = await import('./columnError.ts');
  throw new ColumnError(name, head.columns, 'a column of that name', { column });
}

function skipAhead(row: RowObject, tally: LogTally): void {
  const names = Object.keys(row).slice(0, 5).join(', ');
  tally.skip(
    'row-ahead',
    (n) => `${count(n, 'row')} before the first one of the log with other fields (${names})`,
  );
}

function decoded(
  rows: RowStream,
  raw: unknown,
  exact: boolean,
  tally: LogTally,
): RowObject | undefined {
  const value = rows.decode(raw, exact);
  if (value === undefined) return undefined;
  if (value !== null && typeof value === 'object' && !Array.isArray(value))
    return value as RowObject;
  tally.skip('not-an-object', (n) => `${count(n, 'row')} that held something else than an object`);
  return undefined;
}

async function runOf(task: RowTask, builder: TableBuilder): Promise<Run> {
  const { format, tally, head, mapping } = task;
  if (format.kind === 'metrics' || format.kind === 'examples') {
    const { plainRun } = await import('./plainRun.ts');
    return plainRun(format, builder, tally);
  }
  const order = new StepOrder();
  const plain = PLAIN.has(tally.format);
  // rows of this package's own fields alone are what they say they are
  const own = plain && Object.keys(mapping).length === 0 && isPlainNeutral(head.columns);
  const { RowMarks } = own ? {} : await import('./rowMarks.ts');
  const finds = plain && format.kind === 'rollouts';
  const marks = RowMarks && new RowMarks(head, mapping, tally, plain, finds);
  const prompts = await promptWatchOf(format, head, mapping, own);
  const dense = own || format.kind !== 'rollouts' ? undefined : await denseSignalsOf(head, tally);
  tally.promptTable = prompts && (() => prompts.table());
  const mark = (row: RowObject, items: readonly MarkedItem[]): void => {
    marks?.put(row, items);
    dense?.put(row, items as readonly MarkedRollout[]);
    prompts?.see(row, items);
  };
  if (format.kind === 'counts') {
    const { writeCount } = await import('./sums.ts');
    const { ViewWatch } = await import('./viewWatch.ts');
    const views = new ViewWatch(head.columns, mapping, false);
    return new Reading(format.reader, tally, {
      mark,
      write(item: MarkedCount) {
        if (item.row !== undefined) views.see(item, item.row);
        writeCount(item, builder, tally, order.segment(item));
      },
      pause() {
        views.end(tally);
        sayBack(order, tally);
        return true;
      },
      end() {
        views.end(tally);
        sayBack(order, tally);
      },
    });
  }
  const { RolloutEcho } = own ? {} : await import('./rolloutEcho.ts');
  const writer = new RolloutWriter(builder, tally, RolloutEcho);
  const { RolloutDesign } = plain && !own ? await import('./rolloutDesign.ts') : {};
  const design = RolloutDesign
    ? new RolloutDesign((item) => writer.push(item), tally, head.columns, mapping, task.name)
    : writer;
  const { BlockGroups } = mapping.groupSize === undefined ? {} : await import('./blockGroups.ts');
  const blocks = BlockGroups
    ? new BlockGroups((item) => design.push(item), tally, marks?.promptColumn)
    : undefined;
  const { flat } = format.reader as FlatReader;
  const isIdle =
    blocks === undefined && dense === undefined && marks?.isIdle !== false && design.isIdle;
  return new Reading(format.reader, tally, {
    mark,
    write(item: MarkedRollout) {
      item.segment = order.segment(item);
      if (item.id !== undefined && tally.isNew?.(item.id) === false) tally.duplicate(1);
      else if (item.blockSize === undefined || blocks === undefined) design.push(item);
      else blocks.push(item);
    },
    ...(flat !== undefined &&
      isIdle && { take: () => takeTable(flat, tally, order, writer, prompts) }),
    pause() {
      if (blocks !== undefined || !design.pause()) return false;
      if (design !== writer && !writer.pause()) return false;
      sayBack(order, tally);
      return true;
    },
    end() {
      blocks?.end();
      design.end();
      if (design !== writer) writer.end();
      sayBack(order, tally);
    },
  });
}

/** Formats whose rows may be anything: what they are is looked for in all their columns. */
const PLAIN: ReadonlySet<string> = new Set(['mapped', 'rollouts']);

/** That the step went back: whether that means anything, the whole log tells. */
function sayBack({ firstBack }: StepOrder, tally: LogTally): void {
  if (firstBack === undefined) return;
  const { from, to, row } = firstBack;
  tally.note('step-back', `the step goes back from ${from} to ${to} at row ${row}`);
}
