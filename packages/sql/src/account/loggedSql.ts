import type { Dialect } from '../dialect/dialect.ts';
import { countedColumns } from '../trials/countedColumns.ts';
import type { RowColumns } from '../trials/rowColumns.ts';
import type { RowScope } from '../trials/rowScope.ts';
import { selectSql } from '../trials/selectSql.ts';
import type { TrialsQuery } from '../trials/trialsQuery.ts';
import { whereSql } from '../trials/whereSql.ts';
import { bentColumns } from './bentColumns.ts';
import { flag } from './flag.ts';

/**
 * All rows as they were logged, also those that `where` leaves out (`kept` is 0) and those without a
 * group, with what was bent in them. Of texts only whether there is one.
 */
export function loggedSql(
  query: TrialsQuery,
  scope: RowScope,
  columns: RowColumns,
  dialect: Dialect,
): string {
  const { names, numbers, texts } = columns;
  const kept = whereSql(query.mapping, scope, dialect);
  const out = new Map([
    ...(query.mapping.successes === undefined ? [] : countedColumns(query, scope, dialect)),
    ...names,
    ...[...numbers].map(([name, { sql }]) => [name, sql] as const),
    ...[...texts].map(([name, sql]) => [name, `CASE WHEN ${sql} IS NOT NULL THEN 1 END`] as const),
    ...bentColumns(columns, dialect),
  ]);
  if (kept !== undefined) out.set('kept', flag(kept));
  return selectSql(out, scope.from, dialect);
}
