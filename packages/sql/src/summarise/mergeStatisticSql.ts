/**
 * How rows of a statistic merge, as SQL: the aggregate behind each of its fields.
 *
 * @example
 * ```ts
 * const squares: MergeStatisticSql = (at) => ({ n: `sum(${at('n')})`, squares: `sum(${at('squares')})` });
 * squares((field) => `t.x_${field}`, (aggregate) => aggregate, { name: 'squares' }).n; // => 'sum(t.x_n)'
 * ```
 */
export type MergeStatisticSql = (
  /** A field of a row. */
  at: (field: string) => string,
  /** An aggregate over the whole group, beside each of its rows: a first pass. */
  whole: (aggregate: string) => string,
  /** The statistic itself, for what it was made with. */
  statistic: { readonly name: string; readonly edges?: readonly number[] },
) => Readonly<Record<string, string>>;
