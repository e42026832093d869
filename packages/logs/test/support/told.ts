import { fromText } from '../../src/index.ts';
import { column, countsOf, read } from './read.ts';

/** Rows as a file of JSON lines. */
export const lines = (rows: readonly unknown[], name = 'log.jsonl') =>
  fromText(rows.map((row) => JSON.stringify(row)).join('\n'), name);

/** One JSON document. */
export const whole = (document: unknown, name = 'log.json') =>
  fromText(JSON.stringify(document, null, 2), name);

/** What a log says, in short. */
export async function told(...args: Parameters<typeof read>) {
  const { log, tables } = await read(...args);
  const summary = log.summary();
  return {
    format: log.format,
    rewards: column(tables, 'reward'),
    groups: column(tables, 'group'),
    status: column(tables, 'status'),
    counts: countsOf(tables).map(({ c, n }) => `${c}/${n}`),
    categories: [...new Set(column(tables, 'category'))],
    codes: summary.notes.map(({ code }) => code),
    skipped: summary.skipped,
    tables,
  };
}
