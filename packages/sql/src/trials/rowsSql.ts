import type { Dialect } from '../dialect/dialect.ts';
import { rowColumns } from './rowColumns.ts';
import { rowScope } from './rowScope.ts';
import { selectSql } from './selectSql.ts';
import type { TrialsQuery } from './trialsQuery.ts';
import { whereSql } from './whereSql.ts';

/** Rows as rollouts: keys, and measures as they were logged. */
export function rowsSql(
  query: TrialsQuery,
  dialect: Dialect,
): { readonly sql: string; readonly columns: ReadonlySet<string> } {
  const scope = rowScope(query, dialect);
  const { names, numbers } = rowColumns(query, scope, dialect);
  const columns = new Map([...names, ...[...numbers].map(([as, { sql }]) => [as, sql] as const)]);
  const where = whereSql(query.mapping, scope, dialect);
  return { sql: selectSql(columns, scope.from, dialect, where), columns: new Set(columns.keys()) };
}
