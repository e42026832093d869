import type { PairStatistic, Row } from './statistic.ts';

/** A row of {@link comoments}. */
export type Comoments = Row<'n' | 'sum_x' | 'sum_y' | 'm2_x' | 'm2_y' | 'c_xy'>;

/**
 * Count, sums and centred sums of squares and products of pairs: all that a covariance, a
 * correlation and a regression line need.
 *
 * Whether long answers are rewarded, whether the score of a proposer moves with the pass rate.
 *
 * - `n`: pairs.
 * - `sum_x`, `sum_y`: Σx, Σy.
 * - `m2_x`, `m2_y`: Σ(x − x̄)², Σ(y − ȳ)².
 * - `c_xy`: Σ(x − x̄)(y − ȳ).
 *
 * The same row comes out of SQL engines as `covar_pop(x, y) * count(*)` beside the moments.
 * Pairs with a NaN are the caller's to leave out.
 *
 * @see Chan, Golub & LeVeque (1983), doi:10.1080/00031305.1983.10483115
 *
 * @example
 * ```ts
 * toRow(comoments, foldPairs(comoments, [1, 2, 3], [2, 4, 6])); // => { n: 3, sum_x: 6, sum_y: 12, m2_x: 2, m2_y: 8, c_xy: 4 }
 * ```
 */
export const comoments: PairStatistic<keyof Comoments> = {
  name: 'comoments',
  fields: ['n', 'sum_x', 'sum_y', 'm2_x', 'm2_y', 'c_xy'],

  update(rows, at, x, y) {
    const n = rows[at]!;
    if (n > 0) {
      const dx = x - rows[at + 1]! / n;
      const dy = y - rows[at + 2]! / n;
      const weight = n / (n + 1);
      rows[at + 3]! += dx * dx * weight;
      rows[at + 4]! += dy * dy * weight;
      rows[at + 5]! += dx * dy * weight;
    }
    rows[at] = n + 1;
    rows[at + 1]! += x;
    rows[at + 2]! += y;
  },

  merge(into, at, from, fromAt) {
    const n = into[at]!;
    const m = from[fromAt]!;
    if (n > 0 && m > 0) {
      const dx = from[fromAt + 1]! / m - into[at + 1]! / n;
      const dy = from[fromAt + 2]! / m - into[at + 2]! / n;
      const weight = (n * m) / (n + m);
      into[at + 3]! += dx * dx * weight;
      into[at + 4]! += dy * dy * weight;
      into[at + 5]! += dx * dy * weight;
    }
    for (let i = 0; i < 6; i++) into[at + i]! += from[fromAt + i]!;
  },
};
