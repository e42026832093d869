import type { Table } from '@bits-per-sample/core';
import type { QueryOptions } from '@bits-per-sample/sql';
import { groupKey } from '../trials/groupKey.ts';
import { groupNames } from '../trials/groupNames.ts';
import { numberAt } from '../trials/numberAt.ts';
import { numberCells } from '../trials/numberCells.ts';
import { textCells } from '../trials/textCells.ts';
import { keysOf, type Trials } from './trials.ts';
import { type RowKeys, trialTable } from './trialTable.ts';

/** The columns of a group's longest answers, scored and right. */
const LENGTHS = ['scored_tokens', 'right_tokens'] as const;

/**
 * Sums with the number of answers that are exactly as long as the longest of their step: only these
 * tell of a limit. To count the longest of each group would cost more than all other sums.
 *
 * @param trials with `scored_tokens`, else the sums are as they were.
 * @param keys how keys become names.
 * @param sums under the names of the readers.
 */
export async function withLongest(
  { trials, keys, sums }: { trials: Trials; keys: RowKeys; sums: Table },
  options: QueryOptions,
): Promise<Table> {
  if (!trials.names.has('scored_tokens')) return sums;
  const most = longestBySteps(sums);
  if (most.size === 0) return sums;
  const { engine, sql } = trials;
  const { dialect } = engine;
  const at = (name: string): string => `t.${dialect.ident(name)}`;
  const number = (x: number): string => dialect.double(dialect.text(String(x)));
  const named = [...most.values()].filter(({ step }) => !Number.isNaN(step));
  const hasSteps = trials.names.has('step');
  const isLongest = hasSteps
    ? dialect.among(
        [at('step'), at('scored_tokens')].map((x) => `coalesce(${x}, ${number(-1e300)})`),
        named.map(({ step, tokens }) => [number(step), number(tokens)]),
      )
    : `${at('scored_tokens')} IN (${[...most.values()].map(({ tokens }) => number(tokens)).join(', ')})`;
  const by = keysOf(trials);
  const counts = LENGTHS.map(
    (name) => `${dialect.double(`count(${at(name)})`)} AS ${dialect.ident(`${name}_at`)}`,
  );
  const selected = [...by.map(at), ...counts].join(', ');
  const grouped = `GROUP BY ${[...by.map(at), at('scored_tokens')].join(', ')}`;
  const query = `SELECT ${selected}, ${at('scored_tokens')} AS ${dialect.ident('tokens')}\nFROM (${sql}) AS t WHERE ${isLongest}\n${grouped}`;
  return withCounts(sums, most, trialTable(await engine.query(query, options), keys));
}

/** Sums with the counts of answers that are as long as the longest of their step. */
function withCounts(sums: Table, most: LongestBySteps, longest: Table): Table {
  const keyAt = (table: Table): ((row: number) => string) => {
    const { columns } = table;
    const namesAt = groupNames(columns);
    const [categoryAt, promptAt] = [textCells(columns.category), textCells(columns.prompt)];
    return (row) => JSON.stringify([groupKey(namesAt(row)), categoryAt(row), promptAt(row)]);
  };
  const [ownKey, foundKey] = [keyAt(sums), keyAt(longest)];
  const rows = new Map<string, number>();
  for (let i = 0; i < longest.rowCount; i++)
    rows.set(`${foundKey(i)} ${numberAt(longest, 'tokens', i)}`, i);
  const streamAt = streams(sums);
  const found = Int32Array.from({ length: sums.rowCount }, (_, i) => {
    const tokens = numberAt(sums, 'scored_tokens_max', i);
    if (tokens !== most.get(streamAt(i))?.tokens) return -1;
    return rows.get(`${ownKey(i)} ${tokens}`) ?? -1;
  });
  const columns = LENGTHS.map((name) => {
    const count = (row: number): number => (row < 0 ? 0 : numberAt(longest, `${name}_at`, row));
    return [`${name}_at`, Float64Array.from(found, count)] as const;
  });
  return { rowCount: sums.rowCount, columns: { ...sums.columns, ...Object.fromEntries(columns) } };
}

/** The longest scored answer by run, kind and step. */
type LongestBySteps = ReadonlyMap<string, { readonly step: number; readonly tokens: number }>;

function longestBySteps(sums: Table): LongestBySteps {
  const stepAt = numberCells(sums.columns.step);
  const streamAt = streams(sums);
  const most = new Map<string, { step: number; tokens: number }>();
  for (let i = 0; i < sums.rowCount; i++) {
    if (!(numberAt(sums, 'scored_tokens_n', i) > 0)) continue;
    const tokens = numberAt(sums, 'scored_tokens_max', i);
    const stream = streamAt(i);
    const known = most.get(stream);
    if (known === undefined) most.set(stream, { step: stepAt(i), tokens });
    else known.tokens = Math.max(known.tokens, tokens);
  }
  return most;
}

/** Names the run, the kind and the step of a row. */
function streams({ columns }: Table): (row: number) => string {
  const stepAt = numberCells(columns.step);
  const [runAt, kindAt] = [textCells(columns.run), textCells(columns.kind)];
  return (row) => `${stepAt(row)} ${kindAt(row)} ${runAt(row)}`;
}
