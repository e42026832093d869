import type { Dialect } from '../dialect/dialect.ts';
import { literal } from '../dialect/literal.ts';
import { areCountsSql } from '../trials/areCountsSql.ts';
import { checkQuery } from '../trials/checkQuery.ts';
import { countedColumns } from '../trials/countedColumns.ts';
import type { NumberSql } from '../trials/numberSql.ts';
import { type RowColumns, rowColumns } from '../trials/rowColumns.ts';
import { rowScope } from '../trials/rowScope.ts';
import { selectSql } from '../trials/selectSql.ts';
import { trialKeys } from '../trials/trialKeys.ts';
import type { TrialsQuery } from '../trials/trialsQuery.ts';
import { whereSql } from '../trials/whereSql.ts';

/** Whole numbers beyond it are names, and no number that was written as text. */
const SAFE = Number.MAX_SAFE_INTEGER;

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
  const kept = whereSql(query.mapping, scope, dialect);
  const counts =
    query.mapping.successes === undefined ? [] : [...countedColumns(query, scope, dialect)];
  const rows = new Map([
    ...counts,
    ...valuesOf(columns),
    ...bentOf(columns, dialect),
    ...(kept === undefined ? [] : [['kept', flag(kept)] as const]),
  ]);
  const at = (name: string): string => `r.${dialect.ident(name)}`;
  const isKept = kept === undefined ? [] : [`${at('kept')} = 1`];
  const keys = trialKeys(query.mapping).group.map((key) => `${at(key)} IS NOT NULL`);
  const amount = (conditions: readonly string[]): string =>
    conditions.length === 0
      ? 'count(*)'
      : `count(CASE WHEN ${conditions.join(' AND ')} THEN 1 END)`;
  const counted = (...conditions: readonly string[]): string => dialect.double(amount(conditions));
  const given = [
    ...isKept,
    ...keys,
    ...(counts.length > 0 ? [areCountsSql(at('successes'), at('attempts'), dialect)] : []),
  ];
  const out = new Map([
    ['rows', counted(...given)],
    [
      'left_out',
      kept === undefined ? dialect.double('0') : counted(`coalesce(${at('kept')}, 0) = 0`),
    ],
    ['without_group', dialect.double(`${amount(isKept)} - ${amount(given)}`)],
  ]);
  if (columns.names.has('status'))
    out.set('errors', counted(...given, `${at('status')} = ${dialect.text('error')}`));
  for (const [name] of valuesOf(columns))
    out.set(`${name}_missing`, counted(...given, `${at(name)} IS NULL`));
  for (const [name] of bentOf(columns, dialect))
    out.set(name, counted(...given, `${at(name)} = 1`));
  return selectSql(out, `(${selectSql(rows, scope.from, dialect)}) AS r`, dialect);
}

const flag = (condition: string): string => `CASE WHEN ${condition} THEN 1 ELSE 0 END`;

const valuesOf = ({ names, numbers }: RowColumns): (readonly [string, string])[] => [
  ...names,
  ...[...numbers].map(([name, { sql }]) => [name, sql] as const),
];

/** Which numbers were bent, as 0 and 1. */
function bentOf({ numbers }: RowColumns, dialect: Dialect): (readonly [string, string])[] {
  return [...numbers].flatMap(([name, { nonFinite, text }]: readonly [string, NumberSql]) => {
    const number = text === undefined ? undefined : dialect.parse(`trim(${text})`);
    return [
      ...(nonFinite === undefined ? [] : [[`${name}_non_finite`, flag(nonFinite)] as const]),
      ...(number === undefined
        ? []
        : [[`${name}_text`, flag(`abs(${number}) <= ${literal(SAFE, dialect)}`)] as const]),
    ];
  });
}
