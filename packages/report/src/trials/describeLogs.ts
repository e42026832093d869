import type { Log, LogSummary } from '@bits-per-sample/logs';
import type { ReportInput } from './reportSource.ts';

/** What is told of a log that has been read to its end. */
interface DescribedLog {
  readonly name: string;
  readonly kind: Log['kind'];
  readonly summary: LogSummary;
}

/** The account of logs that together are one run: what was read, what was lost, how it was grouped. */
export function describeLogs(logs: readonly DescribedLog[]): ReportInput {
  const summaries = logs.map(({ summary }) => summary);
  const add = (pick: (summary: LogSummary) => number): number =>
    summaries.reduce((total, summary) => total + pick(summary), 0);
  const kinds = logs.map(({ kind }) => kind);
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
