import type { Dialect } from '../dialect/dialect.ts';
import { checkQuery } from './checkQuery.ts';
import { countsSql } from './countsSql.ts';
import { derivedColumns } from './derivedColumns.ts';
import { rowsSql } from './rowsSql.ts';
import { scoredColumns } from './scoredColumns.ts';
import { selectSql } from './selectSql.ts';
import type { TrialsQuery } from './trialsQuery.ts';

/**
 * The rollouts of a relation as one SELECT: what the readers of logs make of rows, done where the
 * rows are.
 *
 * A rollout is a row, or an entry of the list that the reward is in. Those without a group are left
 * out. Rewards of rollouts that ended in an error are missing; `cut`, `finished_reward`,
 * `scored_tokens` and `right_logprob` are what the report sums.
 *
 * Where rows count a group each (`successes`), they are rows of sums: `reward_n`, `reward_sum`, …,
 * which `mergeSql` makes one per group.
 *
 * @param query relation, its columns, which of them holds what, and what is a success.
 * @param dialect of the engine.
 * @returns a SELECT with the keys of `trialKeys` and the measures that the mapping allows, among
 *   them `part:NAME` of each part. Numbers are finite doubles or NULL.
 * @throws {SchemaError} a column that is named and not there, or of a type that is no number.
 *
 * @example
 * ```ts
 * const columns = [{ name: 'id', type: 'text' }, { name: 'r', type: 'integer' }] as const;
 * const mapping = { group: ['id'], reward: ['r'] };
 * trialsSql({ relation: 'runs', columns, mapping }, duckdb).startsWith('SELECT c."group_0"'); // => true
 * ```
 */
export function trialsSql(query: TrialsQuery, dialect: Dialect): string {
  checkQuery('trialsSql', query, dialect);
  if (query.mapping.successes !== undefined) return countsSql(query, dialect).sql;
  const rows = rowsSql(query, dialect);
  const scored = scoredColumns(rows.columns, query, dialect);
  const counted = selectSql(scored, `(${rows.sql}) AS r`, dialect);
  const columns = derivedColumns(new Set(scored.keys()), query, dialect);
  return selectSql(columns, `(${counted}) AS c`, dialect);
}
