import type { Dialect } from '../dialect/dialect.ts';
import { areCountsSql } from '../trials/areCountsSql.ts';
import { checkQuery } from '../trials/checkQuery.ts';
import { rowColumns } from '../trials/rowColumns.ts';
import { rowScope } from '../trials/rowScope.ts';
import { selectSql } from '../trials/selectSql.ts';
import { TEXT_COLUMNS } from '../trials/textColumns.ts';
import { trialKeys } from '../trials/trialKeys.ts';
import type { TrialsQuery } from '../trials/trialsQuery.ts';
import { bentColumns } from './bentColumns.ts';
import { loggedSql } from './loggedSql.ts';

/**
 * What the readers of logs count while they read, as one row: what was left out, what is missing,
 * and what had to be bent.
 *
 * | column | rows |
 * |---|---|
 * | `rows` | that are rollouts with a group |
 * | `left_out` | that the mapping's `where` leaves out |
 * | `without_group` | that name no group, or count one without counts |
 * | `errors` | of status `error` |
 * | `<column>_missing` | without a value, of each column of `trialsSql` that was logged |
 * | `<column>_non_finite` | with NaN, an infinity, or a number beyond 10¹⁵⁰ |
 * | `<column>_text` | with a number that was written as text |
 *
 * @param query as of `trialsSql`.
 * @param dialect of the engine.
 * @returns a SELECT of one row of doubles.
 * @throws {SchemaError} as `trialsSql`.
 *
 * @example
 * ```ts
 * const columns = [{ name: 'id', type: 'text' }, { name: 'r', type: 'number' }] as const;
 * const query = { relation: 'runs', columns, mapping: { group: ['id'], reward: ['r'] } };
 * accountSql(query, duckdb).includes('"reward_non_finite"'); // => true
 * ```
 */
export function accountSql(query: TrialsQuery, dialect: Dialect): string {
  checkQuery('accountSql', query, dialect);
  const scope = rowScope(query, dialect);
  const columns = rowColumns(query, scope, dialect);
  const { where = {}, successes } = query.mapping;
  const hasWhere = Object.keys(where).length > 0;
  const at = (name: string): string => `r.${dialect.ident(name)}`;
  const isKept = hasWhere ? [`${at('kept')} = 1`] : [];
  const keys = trialKeys(query.mapping).group.map((key) => `${at(key)} IS NOT NULL`);
  const amount = (conditions: readonly string[]): string =>
    conditions.length === 0
      ? 'count(*)'
      : `count(CASE WHEN ${conditions.join(' AND ')} THEN 1 END)`;
  const counted = (...conditions: readonly string[]): string => dialect.double(amount(conditions));
  const given = [
    ...isKept,
    ...keys,
    ...(successes === undefined ? [] : [areCountsSql(at('successes'), at('attempts'), dialect)]),
  ];
  const out = new Map([
    ['rows', counted(...given)],
    ['left_out', hasWhere ? counted(`coalesce(${at('kept')}, 0) = 0`) : dialect.double('0')],
    ['without_group', dialect.double(`${amount(isKept)} - ${amount(given)}`)],
  ]);
  if (columns.names.has('status'))
    out.set('errors', counted(...given, `${at('status')} = ${dialect.text('error')}`));
  for (const name of [...columns.names.keys(), ...columns.numbers.keys()])
    if (!name.startsWith('label:'))
      out.set(`${name}_missing`, counted(...given, `${at(name)} IS NULL`));
  for (const name of columns.texts.keys())
    for (const kept of TEXT_COLUMNS[name])
      out.set(`${kept}_missing`, counted(...given, `${at(name)} IS NULL`));
  for (const name of bentColumns(columns, dialect).keys())
    out.set(name, counted(...given, `${at(name)} = 1`));
  const rows = query.held ?? `(${loggedSql(query, scope, columns, dialect)})`;
  return selectSql(out, `${rows} AS r`, dialect);
}
