import { checkWhole } from '@bits-per-sample/core';
import type { Dialect } from '../dialect/dialect.ts';
import type { Cell } from '../trials/cell.ts';
import { checkQuery } from '../trials/checkQuery.ts';
import { rowScope } from '../trials/rowScope.ts';
import type { TrialsQuery } from '../trials/trialsQuery.ts';
import { whereSql } from '../trials/whereSql.ts';

/** Options of {@link distinctSql}. */
export interface DistinctOptions {
  /** Most texts. Default 1000; one more is asked for, so that it shows when there are others. */
  readonly most?: number | undefined;
}

/**
 * The texts of a column that are no numbers, and how often each came: what they stand for is
 * decided over all of them, and handed to `trialsSql` as `readings`.
 *
 * @param query as of `trialsSql`; only the rows that its mapping keeps are looked at.
 * @param path the column.
 * @param dialect of the engine.
 * @param options `most` texts.
 * @returns a SELECT of `text` and `times`, the most frequent first; undefined where the column
 *   holds neither texts nor flags.
 * @throws {SchemaError} no such column.
 *
 * @example
 * ```ts
 * const columns = [{ name: 'id', type: 'text' }, { name: 'r', type: 'integer' }] as const;
 * const query = { relation: 'runs', columns, mapping: { group: ['id'], reward: ['r'] } };
 * distinctSql(query, 'r', duckdb); // => undefined
 * distinctSql(query, 'id', duckdb)?.endsWith('LIMIT 1001'); // => true
 * ```
 */
export function distinctSql(
  query: TrialsQuery,
  path: string,
  dialect: Dialect,
  { most = 1000 }: DistinctOptions = {},
): string | undefined {
  checkQuery('distinctSql', query, dialect);
  checkWhole('distinctSql', 'most', most, { least: 1 });
  const scope = rowScope(query, dialect);
  const cell = scope.cell(path);
  const text = textOf(cell, dialect);
  if (text === undefined) return undefined;
  const word = cell.type === 'boolean' ? [] : [`${dialect.parse(`trim(${text})`)} IS NULL`];
  const kept = whereSql(query.mapping, scope, dialect);
  const where = [`${text} IS NOT NULL`, ...word, ...(kept === undefined ? [] : [kept])];
  const [as, times] = [dialect.ident('text'), dialect.ident('times')];
  // in order of the expressions: a column of the log may have the name of an answer's
  return `SELECT ${text} AS ${as}, ${dialect.double('count(*)')} AS ${times}
FROM ${scope.from}
WHERE ${where.join(' AND ')}
GROUP BY ${text}
ORDER BY count(*) DESC, ${text}
LIMIT ${most + 1}`;
}

/** The text of a cell; undefined where it is a number, or no single value. */
function textOf({ sql, type }: Cell, dialect: Dialect): string | undefined {
  if (type === 'text') return sql;
  if (type === 'json') return dialect.jsonText(sql);
  return type === 'boolean' ? dialect.string(sql) : undefined;
}
