import type { Log, LogSummary } from '@bits-per-sample/logs';
import type { ReportInput } from './reportSource.ts';

/** A log that has been read to its end, with the name it goes by. */
export interface NamedLog {
  /** Name of the file or stream. */
  readonly name: string;
  /** The log, its tables exhausted. */
  readonly log: Pick<Log, 'kind' | 'summary'>;
}

/**
 * The account of one or more logs that together are one run: what was read, what was lost,
 * and how rollouts were grouped. Call it when the tables are exhausted: before, it counts
 * only what has been read so far.
 *
 * @param logs the logs, in the order of reading.
 * @returns the `input` of a report.
 *
 * @example
 * ```ts
 * const log = await readLog(fromText('{"group":"a","reward":1}'));
 * for await (const _ of log.tables);
 * describeLogs([{ name: 'a.jsonl', log }]).rows; // => 1
 * ```
 */
export function describeLogs(logs: readonly NamedLog[]): ReportInput {
  const summaries = logs.map(({ log }) => log.summary());
  const add = (pick: (summary: LogSummary) => number): number =>
    summaries.reduce((total, summary) => total + pick(summary), 0);
  const kinds = logs.map(({ log }) => log.kind);
  return {
    files: logs.map(({ name }) => name),
    format: distinct(summaries.map(({ format }) => format)).join(' + '),
    kind: kinds.includes('rollouts') ? 'rollouts' : (kinds[0] ?? 'rollouts'),
    grouping: distinct(summaries.map(({ grouping }) => grouping.method)).join(' + '),
    groupingDetail: distinct(summaries.map(({ grouping }) => grouping.detail)).join('; '),
    rows: add(({ rows }) => rows),
    skipped: add(({ skipped }) => skipped),
    missing: 0,
    missingByColumn: addRecords(summaries.map(({ missing }) => missing)),
    coerced: add(({ coerced }) => coerced),
    duplicates: add(({ duplicates }) => duplicates),
    nonFinite: add(({ nonFinite }) => nonFinite),
  };
}

const distinct = (texts: readonly string[]): string[] => [
  ...new Set(texts.filter((text) => text !== '')),
];

function addRecords(records: readonly Readonly<Record<string, number>>[]): Record<string, number> {
  const total: Record<string, number> = {};
  for (const record of records)
    for (const [key, n] of Object.entries(record)) total[key] = (total[key] ?? 0) + n;
  return total;
}
