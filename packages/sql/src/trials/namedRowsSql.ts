import type { Dialect } from '../dialect/dialect.ts';
import { rowsSql } from './rowsSql.ts';
import { selectSql } from './selectSql.ts';
import { trialKeys } from './trialKeys.ts';
import type { TrialsQuery } from './trialsQuery.ts';

/** The rows that have a group, as they were logged. */
export function namedRowsSql(query: TrialsQuery, dialect: Dialect): string {
  const { sql, columns } = rowsSql(query, dialect);
  const at = (name: string): string => `r.${dialect.ident(name)}`;
  const named = trialKeys(query.mapping).group.map((key) => `${at(key)} IS NOT NULL`);
  const all = new Map([...columns].map((name) => [name, at(name)]));
  return selectSql(all, `(${sql}) AS r`, dialect, named.join(' AND '));
}
