import type { Dialect } from '../dialect/dialect.ts';
import { rowColumns } from './rowColumns.ts';
import { rowScope } from './rowScope.ts';
import { selectSql } from './selectSql.ts';
import { textColumns } from './textColumns.ts';
import { trialKeys } from './trialKeys.ts';
import type { TrialsQuery } from './trialsQuery.ts';
import { whereSql } from './whereSql.ts';

/** Rows that have a group as rollouts: keys, and measures as they were logged. */
export function rowsSql(
  query: TrialsQuery,
  dialect: Dialect,
): { readonly sql: string; readonly columns: ReadonlySet<string> } {
  const scope = rowScope(query, dialect);
  const { names, numbers, named, texts } = rowColumns(query, scope, dialect);
  const where = whereSql(query.mapping, scope, dialect);
  if (query.held !== undefined) {
    const at = (name: string): string => `h.${dialect.ident(name)}`;
    const held = [...names.keys(), ...numbers.keys()];
    const columns = new Map(held.map((name) => [name, at(name)]));
    const isKept = where === undefined ? [] : [`${at('kept')} = 1`];
    const isNamed = trialKeys(query.mapping).group.map((key) => `${at(key)} IS NOT NULL`);
    const conditions = [...isKept, ...isNamed].join(' AND ');
    const sql = selectSql(columns, `${query.held} AS h`, dialect, conditions);
    return { sql, columns: new Set(held) };
  }
  const columns = new Map([
    ...names,
    ...[...numbers].map(([as, { sql }]) => [as, sql] as const),
    ...(query.texts === 'whole'
      ? texts
      : textColumns((name) => texts.get(name)!, dialect, texts.keys())),
  ]);
  const conditions = [where, ...named.map((name) => `${name} IS NOT NULL`)].filter(
    (condition) => condition !== undefined,
  );
  return {
    sql: selectSql(columns, scope.from, dialect, conditions.join(' AND ')),
    columns: new Set(columns.keys()),
  };
}
