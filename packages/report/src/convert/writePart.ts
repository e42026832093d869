import { type LogSummary, writeSums } from '@bits-per-sample/logs';
import type { ColumnOptions } from '../options/columnOptions.ts';
import { ReportError } from '../options/reportError.ts';
import type { ReadingOptions } from '../options/reportOptions.ts';
import type { RunSource } from '../options/runSource.ts';
import { readRun } from '../reading/readRun.ts';
import { boundsOf, type PartFacts, sampleColumns, tableLists } from '../trials/partFacts.ts';
import type { ReportSource } from '../trials/reportSource.ts';

/** How a part is read: as of `report`, what is about reading. */
export interface PartOptions extends ColumnOptions, ReadingOptions {
  /** What counts as a success; see `report`. */
  readonly success?: string | undefined;
  /** `'fail'`: a missing reward counts as 0 and no success. Default `'leave'`: it counts as nothing. */
  readonly missing?: 'fail' | 'leave' | undefined;
}

/**
 * A run, or the part of it that lies on one machine, reduced to what a report needs: one row of sums
 * per group and a sample of its rollouts, as a Parquet file. A report on the parts of a run says the
 * same as one on its logs, and they are as large as the groups are many, whatever the rollouts.
 *
 * Cut a run into parts by files, so that no file is in two of them. A group that lies in two
 * parts is put together again.
 *
 * @param run one source or several.
 * @param options columns, success rule, progress, formats, signal.
 * @returns the bytes of the file.
 * @throws {SchemaError} a source that must be a log is none.
 * @throws {ReportError} no log of rollouts or counts among them.
 *
 * @example
 * ```ts
 * const part = await writePart([{ group: 'a', reward: 1 }, { group: 'a', reward: 0 }]);
 * const other = await writePart([{ group: 'b', reward: 1 }, { group: 'b', reward: 1 }]);
 * const { groups } = await report([fromBytes(part, 'a.parquet'), fromBytes(other, 'b.parquet')]);
 * [groups.total, groups.live]; // => [2, 1]
 * ```
 */
export async function writePart(run: RunSource, options: PartOptions = {}): Promise<Uint8Array> {
  const source = await readRun('writePart', run, options);
  const { input, groups } = source;
  if (input.kind === 'metrics')
    throw new ReportError(
      'no-rows',
      'a log of metrics has no rollouts to reduce: it is as small as it can be',
    );
  if (input.kind === 'examples')
    throw new ReportError('no-rows', 'a log of scored examples has no rollouts to reduce');
  const made: PartFacts = {
    part: 1,
    kind: input.kind,
    errors: source.errors ?? 0,
    filled: source.filled ?? 0,
    oddSuccesses: source.oddSuccesses ?? 0,
    ...boundsOf(source),
    metrics: tableLists(source.metrics ?? []),
    prompts: tableLists(source.promptTable === undefined ? [] : [source.promptTable]),
  };
  const { rowCount, columns } = groups;
  const table = { rowCount, columns: { ...columns, ...sampleColumns(rowCount, source) } };
  return writeSums(table, { summary: summaryOf(source), made });
}

/** The account of what was read, as that of one log. */
function summaryOf({ input, rewardValues, notes = [], prompts }: ReportSource) {
  const { format, rows, skipped, coerced, duplicates, nonFinite } = input;
  return {
    ...{ format, rows, skipped, coerced, duplicates, nonFinite },
    missing: input.missingByColumn,
    grouping: { method: input.grouping, detail: input.groupingDetail } as LogSummary['grouping'],
    prompts: prompts ?? { method: 'explicit id' as const, detail: 'prompt', numbered: false },
    rewardValues,
    notes: notes.map(({ code, message, severity = 'note' }) => ({ code, message, severity })),
  };
}
