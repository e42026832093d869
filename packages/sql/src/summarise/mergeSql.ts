import { DomainError } from '@bits-per-sample/core';
import type { Dialect } from '../dialect/dialect.ts';
import { checkSpec } from './checkSpec.ts';
import { knownMerges } from './knownMerges.ts';
import type { MergeStatisticSql } from './mergeStatisticSql.ts';
import type { SqlSpec } from './sqlSpec.ts';

/** Options of {@link mergeSql}. */
export interface MergeSqlOptions {
  /** More statistics by name, beside those of `summariseSql`. */
  readonly statistics?: Readonly<Record<string, MergeStatisticSql>> | undefined;
}

/**
 * Merges rows of sums in the engine, such as those of shards that were reduced apart: one row per
 * group, as if all rollouts had been reduced at once.
 *
 * Second moments merge without loss: Σ(m2 + n(x̄ − mean)²), the mean in a first pass.
 *
 * @param sums a SELECT of rows of sums, as `summariseSql` gives them.
 * @param spec what they are sums of, by which keys.
 * @param dialect of the engine.
 * @param options `statistics` of your own.
 * @returns a SELECT with the columns of `summariseSql`.
 * @throws {DomainError} a statistic of which it is not known how rows merge.
 *
 * @example
 * ```ts
 * const sql = mergeSql('SELECT * FROM parts', { by: ['g'], measures: { x: moments } }, duckdb);
 * sql.endsWith('GROUP BY t."g"'); // => true
 * ```
 */
export function mergeSql(
  sums: string,
  spec: SqlSpec,
  dialect: Dialect,
  { statistics = {} }: MergeSqlOptions = {},
): string {
  checkSpec('mergeSql', spec, dialect);
  const { by, hidden = [], measures } = spec;
  const at = (name: string): string => `t.${dialect.ident(name)}`;
  const keys = [...by, ...hidden].map(at);
  const over = keys.length === 0 ? 'OVER ()' : `OVER (PARTITION BY ${keys.join(', ')})`;
  const first = new Map<string, string>();
  const whole = (aggregate: string): string => {
    const known = first.get(aggregate) ?? `whole_${first.size}`;
    first.set(aggregate, known);
    return at(known);
  };
  const out = new Map(by.map((name) => [name, at(name)]));
  const filled = (x: string): string => `coalesce(${dialect.double(x)}, ${dialect.double('0')})`;
  for (const [name, list] of Object.entries(measures)) {
    for (const statistic of [list].flat()) {
      const merge = statistics[statistic.name] ?? knownMerges[statistic.name];
      if (merge === undefined)
        throw new DomainError(
          'mergeSql',
          name,
          'measured by statistics that merge in SQL',
          statistic.name,
        );
      const fields = merge((field) => at(`${name}_${field}`), whole, statistic);
      for (const [field, x] of Object.entries(fields)) out.set(`${name}_${field}`, filled(x));
    }
    out.set(`${name}_missing`, filled(`sum(${at(`${name}_missing`)})`));
  }
  const list = [...out].map(([name, sql]) => `${sql} AS ${dialect.ident(name)}`);
  const passes = [...first].map(([sql, name]) => `, ${sql} ${over} AS ${dialect.ident(name)}`);
  const grouped = keys.length === 0 ? '' : `\nGROUP BY ${keys.join(', ')}`;
  return `SELECT ${list.join(',\n  ')}\nFROM (SELECT t.*${passes.join('')} FROM (${sums}) AS t) AS t${grouped}`;
}
