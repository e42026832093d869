import type { RowObject } from './rowFormat.ts';

/** Rows that are looked at before a log is read. */
export const HEAD_ROWS = 256;

/** The first rows of a log, from which it is told what the log is. */
export interface LogHead {
  /** The first rows, in order. */
  readonly rows: readonly RowObject[];
  /** The first of them that looks like most of them, narrowed; the format is recognised by it. */
  readonly first: RowObject;
  /** Rows before it that have nothing in common with the others, such as a line of settings. */
  readonly ahead: number;
  /** Every column of the head, with the first value that is not missing. */
  readonly columns: RowObject;
}

/**
 * The head of a log: the rows, which of them speaks for the log, and every column. A line of
 * settings before the rows must neither decide what the log is nor count as a rollout.
 *
 * @param all the first rows, at least one; what goes beyond {@link HEAD_ROWS} is not looked at.
 */
export function headOf(all: readonly RowObject[]): LogHead {
  const rows = all.length > HEAD_ROWS ? all.slice(0, HEAD_ROWS) : all;
  const times = new Map<string, number>();
  const columns = new Map<string, unknown>();
  for (const row of rows)
    for (const key of Object.keys(row)) {
      times.set(key, (times.get(key) ?? 0) + 1);
      columns.set(key, columns.get(key) ?? row[key]);
    }
  const common = [...times].filter(([, n]) => 2 * n > rows.length).map(([key]) => key);
  const shared = (row: RowObject): string[] => common.filter((key) => Object.hasOwn(row, key));
  const at = Math.max(
    0,
    rows.findIndex((row) => 2 * shared(row).length >= common.length),
  );
  const first = rows[at] ?? {};
  const alien = rows
    .slice(0, at)
    .findIndex((row) => shared(row).some((key) => !isLabel(row[key], first[key])));
  return {
    rows,
    first: narrowed(first),
    ahead: alien < 0 ? at : alien,
    // assigning would run a setter where a column is called __proto__
    columns: Object.fromEntries(columns),
  };
}

/** More columns than this no format has. */
const MOST_COLUMNS = 4096;

/** The first columns of a row, as many as a format may have: the others say nothing of it. */
export function narrowed(row: RowObject): RowObject {
  const keys = Object.keys(row);
  return keys.length <= MOST_COLUMNS
    ? row
    : Object.fromEntries(keys.slice(0, MOST_COLUMNS).map((key) => [key, row[key]]));
}

/** Whether a field tells kinds of rows apart: a word here, another word there. */
const isLabel = (here: unknown, there: unknown): boolean =>
  typeof here === 'string' && typeof there === 'string' && here !== there && here.length < 32;
