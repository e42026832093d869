import type { Statistic } from '@bits-per-sample/core';

/** What `summariseSql` keeps: a `SummarySpec` of core, and keys that nobody reads. */
export interface SqlSpec {
  /** Columns whose values together name a group. */
  readonly by: readonly string[];
  /** More of them, which split groups and are not sent: ten million names are most of an answer. */
  readonly hidden?: readonly string[] | undefined;
  /** Statistics for each number column that is measured. */
  readonly measures: Readonly<
    Record<string, Pick<Statistic<string>, 'name'> | readonly Pick<Statistic<string>, 'name'>[]>
  >;
}
