import { checkNumbers, checkSameLength, DomainError } from '@bits-per-sample/core';
import { varianceRatioCdf } from '../numeric/varianceRatio.ts';
import { categoryMoments } from './categoryMoments.ts';
import { categoryRows } from './categoryRows.ts';

/**
 * Chance of pass rates of categories at least as far apart when they are alike, by a ratio of
 * variances that trusts no category to be as even as its few prompts look.
 *
 * Prompts that a model always solves or always fails may all come out alike in a small category:
 * six of them that are right with chance 0.9 show no spread every second time. So each category's
 * noise is that of its prompts and two more, one at 0 and one at 1,
 *
 *     v_c = (SS_c + x̄_c² + (1 − x̄_c)²) / (m_c (m_c + 1)),
 *
 * and the variance of the means over the mean v_c is compared with Fisher's F, degrees of freedom by
 * Satterthwaite. {@link permutationPValue} is exact where whole categories are alike; this holds
 * where only their means are.
 *
 * @param rates pass rate of each prompt, over all its rollouts, in [0, 1]; shape [M].
 * @param category category of each prompt, a code from 0, −1 where there is none; shape [M].
 * @returns the chance; NaN with fewer than two categories of two prompts.
 * @throws {DomainError} rates outside [0, 1], columns that are no numbers or of different lengths.
 *
 * @see Satterthwaite (1946), doi:10.2307/3002019; Agresti & Caffo (2000), doi:10.1080/00031305.2000.10474560 (one success and one failure more)
 *
 * @example
 * ```ts
 * const rates = Array.from({ length: 40 }, (_, i) => (i < 20 ? 0.2 : 0.8) + 0.02 * (i % 5));
 * categoryRatioPValue(rates, rates.map((x) => Number(x > 0.5))) < 0.001; // => true
 * // three prompts that are always right beside three that are right half the time
 * categoryRatioPValue([1, 1, 1, 0.5, 0.5, 0.5], [0, 0, 0, 1, 1, 1]).toFixed(2); // => '0.24'
 * ```
 */
export function categoryRatioPValue(rates: ArrayLike<number>, category: ArrayLike<number>): number {
  const fn = 'categoryRatioPValue';
  checkNumbers(fn, 'rates', rates);
  checkNumbers(fn, 'category', category);
  checkSameLength(fn, 'category', category, rates.length);
  for (let i = 0; i < rates.length; i++)
    if (rates[i]! < 0 || rates[i]! > 1)
      throw new DomainError(fn, 'rates', 'in [0, 1]', rates[i], i);
  const rows = categoryRows(rates, category);
  const { mean, squares } = categoryMoments(rows);
  const { sizes, centre } = rows;
  const count = sizes.length;
  if (count < 2) return NaN;
  const noise = mean.map((off, c) => {
    const rate = centre + off;
    return (squares[c]! + rate ** 2 + (1 - rate) ** 2) / (sizes[c]! * (sizes[c]! + 1));
  });
  const total = (of: (c: number) => number) => sizes.reduce((sum, _, c) => sum + of(c), 0);
  const middle = total((c) => mean[c]!) / count;
  const between = total((c) => (mean[c]! - middle) ** 2) / (count - 1);
  const all = total((c) => noise[c]!);
  // noise of unequal means has fewer degrees of freedom
  const numerator = Math.max(1, ((count - 1) * all ** 2) / (count * total((c) => noise[c]! ** 2)));
  const denominator = all ** 2 / total((c) => noise[c]! ** 2 / (sizes[c]! - 1));
  return 1 - varianceRatioCdf((between * count) / all, numerator, Math.min(1e6, denominator));
}
