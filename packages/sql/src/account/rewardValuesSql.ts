import type { Dialect } from '../dialect/dialect.ts';
import { checkQuery } from '../trials/checkQuery.ts';
import { namedRowsSql } from '../trials/namedRowsSql.ts';
import type { TrialsQuery } from '../trials/trialsQuery.ts';

/** One more than are told. */
const MOST = 65;

/**
 * The distinct rewards of a relation as they were logged, those of errors among them.
 *
 * @param query as of `trialsSql`.
 * @param dialect of the engine.
 * @returns a SELECT of `reward`, at most 65 rows: more than 64 are many.
 * @throws {SchemaError} as `trialsSql`.
 *
 * @example
 * ```ts
 * const columns = [{ name: 'id', type: 'text' }, { name: 'r', type: 'integer' }] as const;
 * const query = { relation: 'runs', columns, mapping: { group: ['id'], reward: ['r'] } };
 * rewardValuesSql(query, duckdb).startsWith('SELECT DISTINCT'); // => true
 * ```
 */
export function rewardValuesSql(query: TrialsQuery, dialect: Dialect): string {
  checkQuery('rewardValuesSql', query, dialect);
  const reward = `v.${dialect.ident('reward')}`;
  return `SELECT DISTINCT ${reward} AS ${dialect.ident('reward')}
FROM (${namedRowsSql(query, dialect)}) AS v
WHERE ${reward} IS NOT NULL
LIMIT ${MOST}`;
}
