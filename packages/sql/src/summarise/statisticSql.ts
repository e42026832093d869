import type { Dialect } from '../dialect/dialect.ts';

/**
 * A statistic as SQL: for a column, the aggregate behind each of its fields.
 *
 * @example
 * ```ts
 * const squares: StatisticSql = (x) => ({ n: `count(${x})`, squares: `sum(${x} * ${x})` });
 * squares('t.reward', duckdb, { name: 'squares' }).n; // => 'count(t.reward)'
 * ```
 */
export type StatisticSql = (
  /** The column: doubles, or NULL. */
  x: string,
  dialect: Dialect,
  /** The statistic itself, for what it was made with, such as the edges of a histogram. */
  statistic: { readonly name: string; readonly edges?: readonly number[] },
) => Readonly<Record<string, string>>;
