import { SchemaError, type Table } from '@bits-per-sample/core';
import type { ColumnMapping } from '../log/columnMapping.ts';
import { count } from '../log/count.ts';
import type { Log } from '../log/log.ts';
import { LogTally } from '../rows/logTally.ts';
import type { RowObject } from '../rows/rowFormat.ts';
import { rowsIn } from '../rows/rowsIn.ts';
import { TableBuilder } from '../rows/tableBuilder.ts';
import type { ParquetFile } from './parquetRows.ts';
import { readSumsAccount } from './readSumsAccount.ts';

/** Columns that together name a group or a prompt, as engines have them. */
const PLACED = /^(group|prompt)_(\d+)$/;

/** Columns that hold text, whatever stands in them. */
const NAMES = ['run', 'group', 'prompt', 'category', 'kind'];

/**
 * Rows of sums, which a reduction elsewhere has made: in another process, on another machine, in
 * an engine. A row whose numbers are no sums is left out and counted.
 *
 * @throws SchemaError where the caller asks for some rows only: of sums that is too late; an
 *   account that is none.
 */
export function sumsLog(name: string, file: ParquetFile, mapping: ColumnMapping): Log {
  const { where = {}, ...named } = mapping;
  const [column] = Object.keys(where);
  if (column !== undefined)
    throw new SchemaError({ file: name, column }, 'rollouts, to take some of', 'sums over groups');
  const said = readSumsAccount(name, file.said);
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

/** Columns of sums: numbers, of which some count. */
const SUM = /^(?:step|segment|.+_(?:n|sum|m2|min|max|at|missing))$/;
const COUNT = /_(?:n|missing)$/;

const isCount = (x: unknown): boolean => Number.isSafeInteger(Number(x)) && Number(x) >= 0;

/** Whether what stands in a column can stand there. */
function fits([name, value]: readonly [string, unknown]): boolean {
  if (value === null || value === undefined || !SUM.test(name)) return true;
  if (typeof value === 'number' || typeof value === 'bigint')
    return !COUNT.test(name) || Number.isNaN(value) || isCount(value);
  return false;
}

/** Whether a row has a name and n, Σx, m2, min and max that go together. */
function isSum({ group, ...row }: RowObject): boolean {
  const [n, sum, m2, min, max] = ['n', 'sum', 'm2', 'min', 'max'].map((field) =>
    Number(row[`reward_${field}`]),
  ) as [number, number, number, number, number];
  if ((group ?? null) === null || !isCount(n) || !isCount(row.reward_missing ?? 0)) return false;
  if (!Object.entries(row).every(fits)) return false;
  if (n === 0) return true;
  const near = 1e-9 * Math.max(1, Math.abs(min), Math.abs(max));
  return m2 >= 0 && m2 < Infinity && min <= sum / n + near && sum / n <= max + near;
}
