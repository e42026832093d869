import type { Table } from '@bits-per-sample/core';
import type { QueryOptions } from '@bits-per-sample/sql';
import { groupKey } from '../trials/groupKey.ts';
import { groupNames } from '../trials/groupNames.ts';
import { numberAt } from '../trials/numberAt.ts';
import { numberCells } from '../trials/numberCells.ts';
import { numbers } from '../trials/numbers.ts';
import { textCells } from '../trials/textCells.ts';
import { streamsOf } from './streamsOf.ts';
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
  const found = most.steps.flatMap((step, code) =>
    most.tokens[code]! >= 0 ? [{ step, tokens: most.tokens[code]! }] : [],
  );
  if (found.length === 0) return sums;
  const { engine, sql } = trials;
  const { dialect } = engine;
  const at = (name: string): string => `t.${dialect.ident(name)}`;
  const number = (x: number): string => dialect.double(dialect.text(String(x)));
  const named = found.filter(({ step }) => !Number.isNaN(step));
  const hasSteps = trials.names.has('step');
  const isLongest = hasSteps
    ? dialect.among(
        [at('step'), at('scored_tokens')].map((x) => `coalesce(${x}, ${number(-1e300)})`),
        named.map(({ step, tokens }) => [step, tokens]),
      )
    : `${at('scored_tokens')} IN (${found.map(({ tokens }) => number(tokens)).join(', ')})`;
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
function withCounts(sums: Table, { codes, tokens: tokensOf }: Longest, longest: Table): Table {
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
  const longestTokens = numbers(sums, 'scored_tokens_max');
  const columns = LENGTHS.map((name) => [`${name}_at`, new Float64Array(sums.rowCount)] as const);
  for (let i = 0; i < sums.rowCount; i++) {
    const tokens = longestTokens[i]!;
    if (tokens !== tokensOf[codes[i]!]) continue;
    const row = rows.get(`${ownKey(i)} ${tokens}`);
    if (row === undefined) continue;
    for (const [name, counts] of columns) counts[i] = numberAt(longest, name, row);
  }
  return { rowCount: sums.rowCount, columns: { ...sums.columns, ...Object.fromEntries(columns) } };
}

/** The longest scored answer by run, kind and step. */
interface Longest {
  /** Which of them each row is of. */
  readonly codes: Int32Array;
  /** The step of each. */
  readonly steps: readonly number[];
  /** The length of its longest answer; −1 where none is scored. */
  readonly tokens: Float64Array;
}

function longestBySteps(sums: Table): Longest {
  const { codes, rows } = streamsOf(sums);
  const [n, max] = [numbers(sums, 'scored_tokens_n', 0), numbers(sums, 'scored_tokens_max')];
  const tokens = new Float64Array(rows.length).fill(-1);
  for (let i = 0; i < codes.length; i++)
    if (n[i]! > 0 && max[i]! > tokens[codes[i]!]!) tokens[codes[i]!] = max[i]!;
  const stepAt = numberCells(sums.columns.step);
  return { codes, steps: rows.map(stepAt), tokens };
}
