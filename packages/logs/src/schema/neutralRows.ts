import { isDictionary, SchemaError, type Table } from '@bits-per-sample/core';
import type { Log } from '../log/log.ts';
import { denseNames } from '../rows/denseNames.ts';
import type { RolloutRow } from './rolloutRowSchema.ts';

/** Rows that are given out at a time. */
const BATCH = 1024;
const PART = 'part:';

/** What lists of tokens and turns add up to has one name in both. */
const DENSE = Object.fromEntries(denseNames.map((name) => [name, name])) as {
  readonly [name in (typeof denseNames)[number]]: name;
};

/** Columns of a log's tables, and what they are called in a neutral row. */
const FIELDS = {
  run: 'run',
  step: 'step',
  group: 'group',
  prompt: 'prompt_id',
  reward: 'reward',
  success: 'success',
  category: 'category',
  kind: 'kind',
  status: 'status',
  input_tokens: 'input_tokens',
  output_tokens: 'output_tokens',
  logprob: 'sum_logprob',
  advantage: 'advantage',
  propensity: 'propensity',
  text_hash: 'text_hash',
  text_length: 'text_length',
  answer_hash: 'answer_hash',
  lag: 'lag',
  log_ratio: 'log_ratio',
  ...DENSE,
} as const;

/** What a row says of the metrics of one step. */
export type NeutralMetricsRow = Readonly<Record<string, number | string>>;

/**
 * What a log holds as rows of this package's own format, whatever wrote it: a rollout a row, so that
 * any tool can read on from there. Reading them again tells the same bits. A group that was counted
 * becomes a row per attempt; metrics stay a row per step, and
 * scored examples a row per look. Texts are gone: prompts keep their ids.
 *
 * @param log a log that has not been read yet; it is read as you iterate.
 * @returns rows in batches, as {@link rolloutRowJsonSchema} has them.
 * @throws SchemaError where a group was only summed, so that no single reward is known.
 *
 * @example
 * ```ts
 * const log = await readLog(fromText('{"id":"a","c":1,"n":2}'));
 * const rows: unknown[] = [];
 * for await (const batch of neutralRows(log)) rows.push(...batch);
 * rows; // => [{ group: 'a', prompt_id: 'a', reward: 1 }, { group: 'a', prompt_id: 'a', reward: 0 }]
 * ```
 */
export async function* neutralRows(
  log: Log,
): AsyncGenerator<readonly (RolloutRow | NeutralMetricsRow)[], void, undefined> {
  let batch: (RolloutRow | NeutralMetricsRow)[] = [];
  for await (const table of log.tables) {
    const rows =
      log.kind === 'metrics' || log.kind === 'examples'
        ? metricsRows(table)
        : log.kind === 'counts'
          ? countedRows(table, log.format)
          : rolloutRows(table);
    for (const row of rows) {
      batch.push(row);
      if (batch.length < BATCH) continue;
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}

type Cell = number | string | undefined;

/** A cell of a table; undefined where there is none. */
function cellOf(table: Table, name: string, row: number): Cell {
  const column = table.columns[name];
  if (column === undefined) return undefined;
  if (isDictionary(column)) return column.values[column.codes[row]!];
  const value = column[row]!;
  return Number.isNaN(value) ? undefined : value;
}

function* rolloutRows(table: Table): Generator<RolloutRow> {
  const parts = Object.keys(table.columns).filter((name) => name.startsWith(PART));
  for (let i = 0; i < table.rowCount; i++) {
    const row = labels(table, i);
    row.reward ??= null;
    const known = parts.flatMap((name) => {
      const value = cellOf(table, name, i);
      return value === undefined ? [] : [[name.slice(PART.length), value] as const];
    });
    if (known.length > 0) row.rewards = Object.fromEntries(known);
    yield row as unknown as RolloutRow;
  }
}

function labels(table: Table, row: number): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  for (const [column, field] of Object.entries(FIELDS)) {
    const value = cellOf(table, column, row);
    if (value !== undefined) found[field] = value;
  }
  return found;
}

function* countedRows(table: Table, file: string): Generator<RolloutRow> {
  for (let i = 0; i < table.rowCount; i++) {
    const sum = (name: string) => Number(cellOf(table, `reward_${name}`, i) ?? 0);
    const [n, c, missing, m2] = [sum('n'), sum('sum'), sum('missing'), sum('m2')];
    const spread = n === 0 ? 0 : (c * (n - c)) / n;
    if (!Number.isInteger(c) || c < 0 || c > n || Math.abs(m2 - spread) > 1e-9 * Math.max(1, n))
      throw new SchemaError({ file }, 'rewards of 0 and 1 where groups are summed', `${c} of ${n}`);
    const row = labels(table, i);
    for (let k = 0; k < n + missing; k++)
      yield { ...row, reward: k < c ? 1 : k < n ? 0 : null } as unknown as RolloutRow;
  }
}

function* metricsRows(table: Table): Generator<NeutralMetricsRow> {
  for (let i = 0; i < table.rowCount; i++) {
    const cells = Object.keys(table.columns).map((name) => [name, cellOf(table, name, i)] as const);
    yield Object.fromEntries(
      cells.filter((cell): cell is [string, number] => cell[1] !== undefined),
    );
  }
}
