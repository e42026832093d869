import { SchemaError, type Table } from '@bits-per-sample/core';
import type { ColumnMapping } from '../log/columnMapping.ts';
import { count } from '../log/count.ts';
import type { Log, LogSummary } from '../log/log.ts';
import { LogTally } from '../rows/logTally.ts';
import { isObject } from '../rows/objectOf.ts';
import type { RowObject } from '../rows/rowFormat.ts';
import { rowsIn } from '../rows/rowsIn.ts';
import { TableBuilder } from '../rows/tableBuilder.ts';
import type { ParquetFile } from './parquetRows.ts';

/** Columns that make rows sums. */
const NEEDED = ['reward_n', 'reward_sum', 'reward_m2', 'reward_min', 'reward_max'];

/** Columns that together name a group or a prompt, as engines have them. */
const PLACED = /^(group|prompt)_(\d+)$/;

/** Columns that hold text, whatever stands in them. */
const NAMES = ['run', 'group', 'prompt', 'category', 'kind'];

/** Whether columns are those of sums. */
export const areSums = (columns: readonly string[]): boolean =>
  NEEDED.every((name) => columns.includes(name)) &&
  (columns.includes('group') || columns.includes('group_0'));

/**
 * Rows of sums, which a reduction elsewhere has made: in another process, on another machine, in
 * an engine. A row whose numbers are no sums is left out and counted.
 *
 * @throws SchemaError where the caller asks for some rows only: of sums that is too late.
 */
export function sumsLog(name: string, file: ParquetFile, mapping: ColumnMapping): Log {
  const { where = {}, ...named } = mapping;
  const [column] = Object.keys(where);
  if (column !== undefined)
    throw new SchemaError({ file: name, column }, 'rollouts, to take some of', 'sums over groups');
  const said = accountOf(file.said);
  const tally = new LogTally();
  tally.format = 'sums';
  tally.prompts = { method: 'explicit id', detail: 'prompt' };
  if (Object.values(named).some((field) => field !== undefined))
    tally.note(
      'columns-of-sums',
      'the file holds sums, whose columns are known: those that were named are not used',
    );
  return {
    format: said?.summary.format ?? 'sums',
    kind: 'counts',
    tables: tablesOf(file, tally),
    summary() {
      const own = { ...tally.summary(), rewardValues: null };
      if (said === undefined) return own;
      const { summary } = said;
      return {
        ...summary,
        skipped: summary.skipped + own.skipped,
        notes: [...summary.notes, ...own.notes],
      };
    },
    ...(said?.made !== undefined && { made: said.made }),
  };
}

async function* tablesOf(
  file: ParquetFile,
  tally: LogTally,
): AsyncGenerator<Table, void, undefined> {
  for await (const batch of file.rows(undefined)) {
    const rows = rowsIn(batch);
    const builder = new TableBuilder(rows.length);
    for (const written of rows) {
      const row = namedRow(written);
      if (!isSum(row)) {
        tally.skip('no-sums', (n) => `${count(n, 'row')} whose numbers cannot be sums of rewards`);
        continue;
      }
      for (const [name, value] of Object.entries(row)) {
        if (value === null || value === undefined) continue;
        if (NAMES.includes(name) || typeof value === 'string') builder.text(name, String(value));
        else if (typeof value === 'number' || typeof value === 'bigint')
          builder.number(name, Number(value));
      }
      tally.rows++;
      tally.group(String(row.group), typeof row.step === 'number' ? row.step : undefined);
      tally.count('prompt', (row.prompt ?? null) !== null);
      builder.endRow();
    }
    if (builder.rowCount > 0) yield builder.take();
  }
}

/** A row with one name of its group and one of its prompt; several are escaped, as readers do. */
function namedRow(row: RowObject): RowObject {
  const placed = Object.keys(row).filter((name) => PLACED.test(name));
  if (placed.length === 0) return row;
  const named: Record<string, unknown> = Object.fromEntries(
    Object.entries(row).filter(([name]) => !PLACED.test(name)),
  );
  for (const key of ['group', 'prompt']) {
    const parts = placed.filter((name) => name.startsWith(key)).map((name) => row[name]);
    if (parts.length === 0 || parts.some((part) => (part ?? null) === null)) continue;
    named[key] = parts.length === 1 ? String(parts[0]) : parts.map(escaped).join('|');
  }
  return named;
}

const escaped = (part: unknown): string => String(part).replace(/[\\|]/g, '\\$&');

/** Whether a row has a name and n, Σx, m2, min and max that go together. */
function isSum({ group, ...row }: RowObject): boolean {
  const [n, sum, m2, min, max, missing] = [
    ...['n', 'sum', 'm2', 'min', 'max'].map((field) => Number(row[`reward_${field}`])),
    Number(row.reward_missing ?? 0),
  ] as [number, number, number, number, number, number];
  const whole = Number.isSafeInteger(n) && n >= 0 && Number.isSafeInteger(missing) && missing >= 0;
  if ((group ?? null) === null || !whole) return false;
  if (n === 0) return true;
  const near = 1e-9 * Math.max(1, Math.abs(min), Math.abs(max));
  return m2 >= 0 && m2 < Infinity && min <= sum / n + near && sum / n <= max + near;
}

/** The account that the file brings, where it brings one. */
function accountOf(text: string | undefined) {
  try {
    const account: unknown = JSON.parse(text ?? 'null');
    if (!isObject(account) || !isSummary(account.summary)) return undefined;
    return { summary: account.summary, made: account.made };
  } catch {
    return undefined;
  }
}

const isSummary = (value: unknown): value is LogSummary =>
  isObject(value) &&
  typeof value.format === 'string' &&
  ['rows', 'skipped', 'coerced', 'duplicates', 'nonFinite'].every((name) =>
    Number.isSafeInteger(value[name]),
  ) &&
  isObject(value.missing) &&
  isObject(value.grouping) &&
  isObject(value.prompts) &&
  (value.rewardValues === null || Array.isArray(value.rewardValues)) &&
  Array.isArray(value.notes) &&
  value.notes.every((note) => isObject(note) && typeof note.message === 'string');
