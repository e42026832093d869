import { checkNumbers, checkSameLength } from '@bits-per-sample/core';

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
  return statisticOf(means, category);
}

/** The same, of columns that have been checked. */
export function statisticOf(means: ArrayLike<number>, category: ArrayLike<number>): number {
  let size = 0;
  for (let i = 0; i < category.length; i++) size = Math.max(size, category[i]! + 1);
  const count = new Float64Array(size);
  const mean = new Float64Array(size);
  const squares = new Float64Array(size);
  for (let i = 0; i < means.length; i++) {
    const c = category[i]!;
    if (!(c >= 0)) continue;
    const off = means[i]! - mean[c]!;
    count[c]!++;
    mean[c]! += off / count[c]!;
    squares[c]! += off * (means[i]! - mean[c]!);
  }
  let [within, freedom] = [0, 0];
  for (let c = 0; c < size; c++)
    if (count[c]! >= 2) {
      within += squares[c]!;
      freedom += count[c]! - 1;
    }
  const pooled = within / freedom;
  let [total, sum, categories] = [0, 0, 0];
  const weight = squares.map((ss, c) => {
    const m = count[c]!;
    if (m < 2) return 0;
    categories++;
    const w = (m * (m - 1 + PRIOR)) / (ss + PRIOR * pooled);
    total += w;
    sum += w * mean[c]!;
    return w;
  });
  if (categories < 2 || !(pooled > 0)) return NaN;
  const centre = sum / total;
  const spread = weight.reduce((all, w, c) => all + (w > 0 ? w * (mean[c]! - centre) ** 2 : 0), 0);
  return spread / (categories - 1);
}

/** Prompts' worth of the pooled variance that each category's own is mixed with. */
const PRIOR = 5;
