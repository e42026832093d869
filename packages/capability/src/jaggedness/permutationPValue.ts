import {
  checkNumbers,
  checkObject,
  checkRng,
  checkSameLength,
  createRng,
  type Rng,
} from '@bits-per-sample/core';
import { type CategoryRows, categoryRows } from './categoryRows.ts';
import { statisticOfMoments, statisticOfRows } from './categoryStatistic.ts';

/** Options of {@link permutationPValue}. */
export interface PermutationOptions {
  /** Where chance comes from. Default: a stream of its own, the same each time. */
  readonly rng?: Rng;
}

/** Shuffles by the most prompts that they are made of; the work stays within a second. */
const SHUFFLES = [
  [20_000, 999],
  [100_000, 199],
  [Infinity, 39],
] as const;
/** Shuffles at least as far apart after which the answer is clear. */
const ENOUGH = 20;

/**
 * Chance of categories at least as far apart when they are alike: categories shuffled over the
 * prompts, 999 times (199 above 20 000 prompts, 39 above 100 000), until 20 shuffles were as far
 * apart. Prompts
 * without a category, or alone in theirs, are left out.
 *
 * Shuffles are drawn over the rows as they stand, so that another order of rows gives another p of
 * the same distribution. Prompts that come back must be one row each: groups of one prompt resemble each other, and as
 * separate rows they make categories that are alike look jagged.
 *
 * @param means one value per prompt; shape [M].
 * @param category category of each prompt, a code from 0, −1 where there is none; shape [M].
 * @param options `rng`.
 * @returns (exceedances + 1)/(shuffles + 1); NaN when the statistic is undefined.
 * @throws {DomainError} columns that are no numbers or of different lengths, no random source.
 *
 * @see Chung & Romano (2013)
 *
 * @example
 * ```ts
 * const means = Array.from({ length: 40 }, (_, i) => (i < 20 ? 0.2 : 0.8) + 0.01 * (i % 5));
 * permutationPValue(means, means.map((x) => Number(x > 0.5))); // => 0.001
 * ```
 */
export function permutationPValue(
  means: ArrayLike<number>,
  category: ArrayLike<number>,
  options: PermutationOptions = {},
): number {
  const fn = 'permutationPValue';
  checkNumbers(fn, 'means', means);
  checkNumbers(fn, 'category', category);
  checkSameLength(fn, 'category', category, means.length);
  checkObject(fn, 'options', options);
  const { rng = createRng(SEED) } = options;
  checkRng(fn, rng);
  const rows = categoryRows(means, category);
  const observed = statisticOfRows(rows);
  if (Number.isNaN(observed)) return NaN;
  const { values, sizes } = rows;
  const labels = rows.labels.slice();
  const [, shuffles] = SHUFFLES.find(([most]) => values.length <= most)!;
  let exceeded = 0;
  for (let done = 1; done <= shuffles; done++) {
    // equal but for the rounding of another order is as far apart
    if (shuffled({ values, labels, sizes }, rng) >= observed * (1 - 1e-9)) exceeded++;
    if (exceeded === ENOUGH) return (exceeded + 1) / (done + 1);
  }
  return (exceeded + 1) / (shuffles + 1);
}

const SEED = 20_261_128;

/** Shuffles the labels in place, and returns the statistic of what comes out. */
function shuffled({ values, labels, sizes }: Omit<CategoryRows, 'centre'>, rng: Rng): number {
  const mean = new Float64Array(sizes.length);
  const squares = new Float64Array(sizes.length);
  for (let i = labels.length - 1; i >= 0; i--) {
    const j = Math.floor(rng.next() * (i + 1));
    const label = labels[j]!;
    labels[j] = labels[i]!;
    labels[i] = label;
    const x = values[i]!;
    mean[label]! += x;
    squares[label]! += x * x;
  }
  for (let c = 0; c < sizes.length; c++) {
    mean[c]! /= sizes[c]!;
    squares[c] = Math.max(0, squares[c]! - sizes[c]! * mean[c]! ** 2);
  }
  return statisticOfMoments(mean, squares, sizes);
}
