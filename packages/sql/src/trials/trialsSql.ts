import type { Dialect } from '../dialect/dialect.ts';
import { rowsSql } from './rowsSql.ts';
import { scoredColumns } from './scoredColumns.ts';
import type { TrialsQuery } from './trialsQuery.ts';

/**
 * The rollouts of a relation as one SELECT: what the readers of logs make of rows, done where the
 * rows are.
 *
 * @param query relation, its columns, which of them holds what, and what is a success.
 * @param dialect of the engine.
 * @returns a SELECT with the keys `run, step, group_0 …, prompt_0 …, category, kind` and the
 *   measures that the mapping allows. Numbers are finite doubles or NULL.
 * @throws {SchemaError} a column that is named and not there, or of a type that is no number.
 *
 * @example
 * ```ts
 * const columns = [{ name: 'id', type: 'text' }, { name: 'r', type: 'integer' }] as const;
 * const mapping = { group: ['id'], reward: ['r'] };
 * trialsSql({ relation: 'runs', columns, mapping }, duckdb).startsWith('SELECT r."group_0"'); // => true
 * ```
 */
export function trialsSql(query: TrialsQuery, dialect: Dialect): string {
  const rows = rowsSql(query, dialect);
  return selectSql(scoredColumns(rows.columns, query, dialect), `(${rows.sql}) AS r`, dialect);
}

/** One SELECT of expressions by name. */
function selectSql(columns: ReadonlyMap<string, string>, from: string, dialect: Dialect): string {
  const list = [...columns].map(([name, sql]) => `${sql} AS ${dialect.ident(name)}`);
  return `SELECT ${list.join(',\n  ')}\nFROM ${from}`;
}
