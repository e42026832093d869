import type { Row, Statistic } from './statistic.ts';

/** A row of {@link moments}. */
export type Moments = Row<'n' | 'sum' | 'm2'>;

/**
 * Count, sum and centred sum of squares: all that a mean, a variance and their
 * standard errors need.
 *
 * Three numbers hold what a group of rewards says about its prompt.
 *
 * - `n`: observations.
 * - `sum`: Σx. Exact for 0/1 rewards, where it is the number of successes.
 * - `m2`: Σ(x − x̄)². Centred, because Σx² cancels when the mean is large.
 *
 * The same row comes out of any SQL engine as
 * `count(x), sum(x), var_pop(x) * count(x)`.
 *
 * @see Welford (1962), doi:10.1080/00401706.1962.10490022 (update)
 * @see Chan, Golub & LeVeque (1983), doi:10.1080/00031305.1983.10483115 (merge)
 *
 * @example
 * ```ts
 * toRow(moments, fold(moments, [1, 0, 0, 1])); // => { n: 4, sum: 2, m2: 1 }
 * ```
 */
export const moments: Statistic<keyof Moments> = {
  name: 'moments',
  fields: ['n', 'sum', 'm2'],

  update(rows, at, x) {
    const n = rows[at]!;
    if (n > 0) {
      const delta = x - rows[at + 1]! / n;
      rows[at + 2]! += (delta * delta * n) / (n + 1);
    }
    rows[at] = n + 1;
    rows[at + 1]! += x;
  },

  merge(into, at, from, fromAt) {
    const n = into[at]!;
    const m = from[fromAt]!;
    if (n > 0 && m > 0) {
      const delta = from[fromAt + 1]! / m - into[at + 1]! / n;
      into[at + 2]! += (delta * delta * n * m) / (n + m);
    }
    into[at] = n + m;
    into[at + 1]! += from[fromAt + 1]!;
    into[at + 2]! += from[fromAt + 2]!;
  },
};
