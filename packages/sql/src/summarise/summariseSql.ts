import { DomainError } from '@bits-per-sample/core';
import type { Dialect } from '../dialect/dialect.ts';
import { checkSpec } from './checkSpec.ts';
import { knownStatistics } from './knownStatistics.ts';
import type { SqlSpec } from './sqlSpec.ts';
import type { StatisticSql } from './statisticSql.ts';

/** Options of {@link summariseSql}. */
export interface SummariseSqlOptions {
  /** More statistics by name, beside `moments`, `extent`, `total`, `longest`, `histogram`. */
  readonly statistics?: Readonly<Record<string, StatisticSql>> | undefined;
}

/**
 * GROUP BY in the engine: the columns of core's `summarise`, one row per group.
 *
 * @param trials a SELECT, such as {@link trialsSql} gives; its numbers are finite or NULL.
 * @param spec `by` and `hidden`: columns that name a group; `measures`: statistics per column.
 * @param dialect of the engine.
 * @param options `statistics` of your own.
 * @returns a SELECT of `by`, then `<measure>_<field>` and `<measure>_missing`, all doubles.
 * @throws {DomainError} a statistic of which no SQL is known.
 *
 * @example
 * ```ts
 * const sql = summariseSql('SELECT a, x FROM log', { by: ['a'], measures: { x: moments } }, duckdb);
 * sql.endsWith('GROUP BY t."a"'); // => true
 * ```
 */
export function summariseSql(
  trials: string,
  spec: SqlSpec,
  dialect: Dialect,
  { statistics = {} }: SummariseSqlOptions = {},
): string {
  checkSpec('summariseSql', spec, dialect);
  const { by, hidden = [], measures } = spec;
  const at = (name: string): string => `t.${dialect.ident(name)}`;
  const out = new Map(by.map((name) => [name, at(name)]));
  const zero = dialect.double('0');
  for (const [name, list] of Object.entries(measures)) {
    for (const statistic of [list].flat()) {
      const sql = statistics[statistic.name] ?? knownStatistics[statistic.name];
      if (sql === undefined)
        throw new DomainError(
          'summariseSql',
          name,
          'measured by statistics with SQL',
          statistic.name,
        );
      for (const [field, x] of Object.entries(sql(at(name), dialect, statistic)))
        out.set(`${name}_${field}`, `coalesce(${dialect.double(x)}, ${zero})`);
    }
    out.set(`${name}_missing`, dialect.double(`count(*) - count(${at(name)})`));
  }
  const list = [...out].map(([name, sql]) => `${sql} AS ${dialect.ident(name)}`);
  const keys = [...by, ...hidden].map(at);
  const grouped = keys.length === 0 ? '' : `\nGROUP BY ${keys.join(', ')}`;
  return `SELECT ${list.join(',\n  ')}\nFROM (${trials}) AS t${grouped}`;
}
