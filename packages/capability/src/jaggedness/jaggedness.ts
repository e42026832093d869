import { checkLevel, checkObject, checkPassCounts, type PassCounts } from '@bits-per-sample/core';
import { effectiveInterval } from '../curve/effectiveInterval.ts';
import { checkQuestion } from '../curve/promptQuestion.ts';
import { type Categories, categoryCodes } from './categoryCodes.ts';
import { categoryInterval } from './categoryInterval.ts';
import { type CategorySpread, categorySpread, type JaggednessOptions } from './categorySpread.ts';
import { categorySums } from './categorySums.ts';

/**
 * Is ability even or jagged: do pass rates differ between categories by more than chance?
 *
 * Categories of a benchmark always look uneven, because each rate is measured with noise. The
 * spread reported here is what is left when that noise is taken away; its interval reaches down to
 * 0 when chance explains everything, and then the verdict is `'not certified'`.
 *
 * Two questions are kept apart for prompts: with `'sample'` (default) the noise includes which
 * prompts happened to be in a category, with `'these'` only their attempts. And two for
 * categories: the spread of `'these'` categories (default), or of a population of them.
 *
 * @param counts successes and attempts, one entry per prompt; prompts without attempts or category
 *   are left out.
 * @param categories category of each prompt: names, or codes with −1 for missing; shape [prompts].
 * @param options `prompts`, `categories`: which questions; `level`, default 0.95.
 * @returns rates per category, their spread beyond noise and a verdict.
 * @throws {DomainError} counts that are no counts, columns of unequal length, level outside (0, 1).
 *
 * @see Scheffé (1959), The Analysis of Variance, §2.8 and §7.2 (the intervals)
 *
 * @example
 * ```ts
 * const counts = {
 *   successes: Float64Array.from({ length: 40 }, (_, i) => (i < 20 ? 6 : 1) + (i % 2)),
 *   attempts: new Float64Array(40).fill(8),
 * };
 * const categories = Array.from({ length: 40 }, (_, i) => ['add', 'sort', 'mod', 'rev'][i % 4]!);
 * jaggedness(counts, categories).verdict; // => 'not certified'
 * const byHalf = Array.from({ length: 40 }, (_, i) => (i < 20 ? 'easy' : 'hard'));
 * const { verdict, spread } = jaggedness(counts, byHalf);
 * verdict; // => 'jagged'
 * spread.value.toFixed(2); // => '0.44'
 * ```
 */
export function jaggedness(
  counts: PassCounts,
  categories: Categories,
  options: JaggednessOptions = {},
): CategorySpread {
  const fn = 'jaggedness';
  checkPassCounts(fn, counts);
  checkObject(fn, 'options', options);
  const { prompts: over = 'sample', categories: among = 'these', level = 0.95 } = options;
  checkLevel(fn, level);
  checkQuestion(fn, 'prompts', over);
  const { codes, names } = categoryCodes(fn, categories, counts);
  const sums = categorySums(codes, names, [counts], over);
  return categorySpread(sums, {
    among,
    level,
    fn,
    interval: (category) =>
      categoryInterval(category, { over, level, method: 'score' }, (critical) => {
        const { mean, variance, prompts, grain } = category;
        return effectiveInterval(mean, variance * prompts ** 2, prompts, grain, critical);
      }),
  });
}
