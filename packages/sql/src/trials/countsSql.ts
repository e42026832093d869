import type { Dialect } from '../dialect/dialect.ts';
import { literal } from '../dialect/literal.ts';
import { areCountsSql } from './areCountsSql.ts';
import { countedColumns } from './countedColumns.ts';
import { rowColumns } from './rowColumns.ts';
import { rowScope } from './rowScope.ts';
import { selectSql } from './selectSql.ts';
import { trialKeys } from './trialKeys.ts';
import type { TrialsQuery } from './trialsQuery.ts';
import { whereSql } from './whereSql.ts';

/** Keys of rows that count a group each. */
const KEYS = /^(?:run|step|group_\d+|prompt_\d+|category|label:.+)$/;

/** Rows that count a group each as the sums of their rewards of 0 and 1, never expanded. */
export function countsSql(
  query: TrialsQuery,
  dialect: Dialect,
): { readonly sql: string; readonly columns: readonly string[] } {
  const scope = rowScope(query, dialect);
  const { names, numbers } = rowColumns(query, scope, dialect);
  const values = [...names, ...[...numbers].map(([name, { sql }]) => [name, sql] as const)];
  const keys = values.filter(([name]) => KEYS.test(name));
  const more = values.filter(([name]) => name === 'propensity' || name === 'place');
  const rows = new Map([...keys, ...more, ...countedColumns(query, scope, dialect)]);
  const at = (name: string): string => `r.${dialect.ident(name)}`;
  const [c, n] = [at('successes'), at('attempts')];
  const [zero, one] = [literal(0, dialect), literal(1, dialect)];
  const named = trialKeys(query.mapping).group.map((key) => `${at(key)} IS NOT NULL`);
  const out = new Map([
    ...keys.map(([name]) => [name, at(name)] as const),
    ['reward_n', n],
    ['reward_sum', c],
    ['reward_m2', `CASE WHEN ${n} > ${zero} THEN ${c} * ((${n} - ${c}) / ${n}) ELSE ${zero} END`],
    ['reward_min', `CASE WHEN ${n} > ${zero} AND ${c} = ${n} THEN ${one} ELSE ${zero} END`],
    ['reward_max', `CASE WHEN ${c} > ${zero} THEN ${one} ELSE ${zero} END`],
    ['reward_missing', zero],
  ]);
  for (const [name] of more) {
    const x = at(name);
    const fields = name === 'place' ? ['min', 'max'] : ['sum'];
    out.set(`${name}_n`, `CASE WHEN ${x} IS NULL THEN ${zero} ELSE ${one} END`);
    for (const field of fields) out.set(`${name}_${field}`, `coalesce(${x}, ${zero})`);
    out.set(`${name}_missing`, zero);
  }
  const inner = selectSql(rows, scope.from, dialect, whereSql(query.mapping, scope, dialect));
  const sql = selectSql(
    out,
    `(${inner}) AS r`,
    dialect,
    [...named, areCountsSql(c, n, dialect)].join(' AND '),
  );
  return { sql, columns: [...out.keys()] };
}
