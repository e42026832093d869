import type { Dialect } from '../dialect/dialect.ts';
import { literal } from '../dialect/literal.ts';
import { checkQuery } from '../trials/checkQuery.ts';
import { countsSql } from '../trials/countsSql.ts';
import { rowsSql } from '../trials/rowsSql.ts';
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
  const as = dialect.ident('reward');
  const at = (name: string): string => `v.${dialect.ident(name)}`;
  if (query.mapping.successes !== undefined) {
    const { sql } = countsSql(query, dialect);
    const of = (value: number, condition: string): string =>
      `SELECT ${literal(value, dialect)} AS ${as} FROM (${sql}) AS v WHERE ${condition}`;
    const [c, n] = [at('reward_sum'), at('reward_n')];
    return `SELECT DISTINCT v.${as} AS ${as}
FROM (${of(0, `${c} < ${n}`)} UNION ALL ${of(1, `${c} > ${literal(0, dialect)}`)}) AS v
LIMIT ${MOST}`;
  }
  return `SELECT DISTINCT ${at('reward')} AS ${as}
FROM (${rowsSql(query, dialect).sql}) AS v
WHERE ${at('reward')} IS NOT NULL
LIMIT ${MOST}`;
}
