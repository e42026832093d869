import { checkNumbers, checkSameLength } from '@bits-per-sample/core';
import { categoryMoments } from './categoryMoments.ts';
import { type CategoryRows, categoryRows } from './categoryRows.ts';

/**
 * How far the means of categories differ, in units of their own noise: W = Σ w_c (x̄_c − x̄_w)²/(C − 1)
 * with w_c = 1/v_c, v_c = (SS_c + 5s²)/(m_c − 1 + 5)/m_c, where s² is the pooled variance within
 * categories.
 *
 * About 1 when all categories are alike. Its chance is told by shuffling the categories over the
 * prompts ({@link permutationPValue}).
 *
 * @param means one value per prompt, the mean over its groups; shape [M].
 * @param category category of each prompt, a code from 0; shape [M].
 * @returns W; NaN with fewer than two categories of two prompts, or when nothing varies.
 * @throws {DomainError} columns that are no numbers or of different lengths.
 *
 * @see Chung & Romano (2013), Exact and asymptotically robust permutation tests
 *
 * @example
 * ```ts
 * categoryStatistic([0.1, 0.2, 0.6, 0.7], [0, 0, 1, 1]).toFixed(1); // => '50.0'
 * ```
 */
export function categoryStatistic(means: ArrayLike<number>, category: ArrayLike<number>): number {
  checkNumbers('categoryStatistic', 'means', means);
  checkNumbers('categoryStatistic', 'category', category);
  checkSameLength('categoryStatistic', 'category', category, means.length);
  return statisticOfRows(categoryRows(means, category));
}

/** The same, of the prompts that count. */
export function statisticOfRows(rows: CategoryRows): number {
  const { mean, squares } = categoryMoments(rows);
  return statisticOfMoments(mean, squares, rows.sizes);
}

/** The same, of each category's mean and its sum of squares about it. */
export function statisticOfMoments(
  mean: Float64Array,
  squares: Float64Array,
  sizes: Int32Array,
): number {
  const categories = sizes.length;
  let [within, freedom] = [0, 0];
  for (let c = 0; c < categories; c++) {
    within += squares[c]!;
    freedom += sizes[c]! - 1;
  }
  const pooled = within / freedom;
  if (categories < 2 || !(pooled > 0)) return NaN;
  let [total, sum] = [0, 0];
  const weight = mean.map((x, c) => {
    const w = (sizes[c]! * (sizes[c]! - 1 + PRIOR)) / (squares[c]! + PRIOR * pooled);
    total += w;
    sum += w * x;
    return w;
  });
  const centre = sum / total;
  let spread = 0;
  for (let c = 0; c < categories; c++) spread += weight[c]! * (mean[c]! - centre) ** 2;
  return spread / (categories - 1);
}

/** Prompts' worth of the pooled variance that each category's own is mixed with. */
const PRIOR = 5;
