import {
  checkNumbers,
  checkObject,
  checkRng,
  checkSameLength,
  createRng,
  type Rng,
} from '@bits-per-sample/core';
import { statisticOf } from './categoryStatistic.ts';

/** Options of {@link permutationPValue}. */
export interface PermutationOptions {
  /** Where chance comes from. Default: a stream of its own, the same each time. */
  readonly rng?: Rng;
}

/** Prompts above which fewer shuffles are made. */
const MANY = 20_000;
/** Shuffles at least as far apart after which the answer is clear. */
const ENOUGH = 20;

/**
 * Chance of categories at least as far apart when they are alike: categories shuffled over the
 * prompts, 999 times (199 above 20 000 prompts), until 20 shuffles were as far apart.
 *
 * Prompts that come back must be one row each: groups of one prompt resemble each other, and as
 * separate rows they make categories that are alike look jagged.
 *
 * @param means one value per prompt; shape [M].
 * @param category category of each prompt, a code from 0; shape [M].
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
  const observed = statisticOf(means, category);
  if (Number.isNaN(observed)) return NaN;
  const labels = Float64Array.from(category);
  const shuffles = means.length > MANY ? 199 : 999;
  let exceeded = 0;
  for (let done = 1; done <= shuffles; done++) {
    for (let i = labels.length - 1; i > 0; i--) {
      const j = Math.floor(rng.next() * (i + 1));
      [labels[i], labels[j]] = [labels[j]!, labels[i]!];
    }
    if (statisticOf(means, labels) >= observed * (1 - 1e-12)) exceeded++;
    if (exceeded === ENOUGH) return (exceeded + 1) / (done + 1);
  }
  return (exceeded + 1) / (shuffles + 1);
}

const SEED = 20_261_128;
