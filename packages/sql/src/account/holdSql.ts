import type { Dialect } from '../dialect/dialect.ts';
import { checkQuery } from '../trials/checkQuery.ts';
import { rowColumns } from '../trials/rowColumns.ts';
import { rowScope } from '../trials/rowScope.ts';
import type { TrialsQuery } from '../trials/trialsQuery.ts';
import { loggedSql } from './loggedSql.ts';

/**
 * The rows of a query for an engine to hold, so that a file of text is read once and not by every
 * query: where they are is told to all others as `held`.
 *
 * They have no texts: a hash of an answer costs more than to read the file once more for the few rows
 * whose texts are asked for.
 *
 * @param query as of `trialsSql`, with all that its `held` will stand for.
 * @param dialect of the engine.
 * @returns a SELECT in the order of the rows; undefined where rows count a group, or are lists of
 *   rollouts.
 * @throws {SchemaError} as `trialsSql`.
 *
 * @example
 * ```ts
 * const columns = [{ name: 'id', type: 'text' }, { name: 'r', type: 'number' }] as const;
 * const query = { relation: 'runs', columns, mapping: { group: ['id'], reward: ['r'] } };
 * holdSql(query, duckdb)?.endsWith('FROM runs AS s'); // => true
 * ```
 */
export function holdSql(query: TrialsQuery, dialect: Dialect): string | undefined {
  checkQuery('holdSql', query, dialect);
  const scope = rowScope(query, dialect);
  if (query.mapping.successes !== undefined || scope.isExploded) return undefined;
  return loggedSql(query, scope, rowColumns(query, scope, dialect), dialect);
}
