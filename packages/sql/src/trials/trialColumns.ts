import type { Dialect } from '../dialect/dialect.ts';
import { checkQuery } from './checkQuery.ts';
import { countsSql } from './countsSql.ts';
import { derivedColumns } from './derivedColumns.ts';
import { rowsSql } from './rowsSql.ts';
import { scoredColumns } from './scoredColumns.ts';
import type { TrialsQuery } from './trialsQuery.ts';

/**
 * The names of the columns of {@link trialsSql}, in their order.
 *
 * @throws {SchemaError} as `trialsSql`.
 *
 * @example
 * ```ts
 * const columns = [{ name: 'id', type: 'text' }, { name: 'r', type: 'integer' }] as const;
 * const mapping = { group: ['id'], reward: ['r'] };
 * trialColumns({ relation: 'runs', columns, mapping }, duckdb); // => ['group_0', 'reward']
 * ```
 */
export function trialColumns(query: TrialsQuery, dialect: Dialect): string[] {
  checkQuery('trialColumns', query, dialect);
  if (query.mapping.successes !== undefined) return [...countsSql(query, dialect).columns];
  const scored = scoredColumns(rowsSql(query, dialect).columns, query, dialect);
  return [...derivedColumns(new Set(scored.keys()), query, dialect).keys()];
}
