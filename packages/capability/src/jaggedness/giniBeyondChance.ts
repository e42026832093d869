import {
  checkObject,
  checkPassCounts,
  checkRng,
  checkWhole,
  type PassCounts,
  type Rng,
} from '@bits-per-sample/core';
import { type Categories, categoryCodes } from './categoryCodes.ts';
import { giniIndex } from './giniIndex.ts';

/** A Gini index beside what chance gives. */
export interface GiniBeyondChance {
  /** Gini index of the categories' mean pass rates. */
  readonly gini: number;
  /** Mean of the index when prompts are dealt to the categories at random. */
  readonly expected: number;
  /** 95th percentile of the same. */
  readonly upper: number;
  /** Share of random deals with an index at least as large, counting this one. */
  readonly pValue: number;
}

/**
 * Gini index of pass rates over categories, with its permutation null.
 *
 * A Gini index alone says nothing: chance makes categories differ, and the index cannot go below
 * 0. Here whole prompts are dealt to categories of the same sizes at random, and the index is read
 * against that.
 *
 * @param counts successes and attempts, one entry per prompt; prompts without attempts or category
 *   are left out.
 * @param categories category of each prompt: names, or codes with −1 for missing; shape [prompts].
 * @param options `rng`: where chance comes from; `draws`, in [1, 2^20], default 2000.
 * @returns index, its null and a p-value; NaN below 2 categories.
 * @throws {DomainError} counts that are no counts, columns of unequal length, draws outside [1, 2^20],
 *   an rng that is no generator.
 *
 * @example
 * ```ts
 * const counts = {
 *   successes: Float64Array.from({ length: 40 }, (_, i) => (i < 20 ? 7 : 1)),
 *   attempts: new Float64Array(40).fill(8),
 * };
 * const categories = Int32Array.from({ length: 40 }, (_, i) => Math.floor(i / 10));
 * const { gini, pValue } = giniBeyondChance(counts, categories, { rng: createRng(1) });
 * gini; // => 0.375
 * pValue < 0.01; // => true
 * ```
 */
export function giniBeyondChance(
  counts: PassCounts,
  categories: Categories,
  options: { readonly rng: Rng; readonly draws?: number },
): GiniBeyondChance {
  const fn = 'giniBeyondChance';
  checkPassCounts(fn, counts);
  checkObject(fn, 'options', options);
  const { rng, draws = 2000 } = options;
  checkRng(fn, rng);
  checkWhole(fn, 'draws', draws, { least: 1, most: 2 ** 20 });
  const { codes, names } = categoryCodes(fn, categories, counts);
  const kept = Array.from(codes.keys()).filter((i) => codes[i]! >= 0);
  const labels = Int32Array.from(kept, (i) => codes[i]!);
  const rates = Float64Array.from(kept, (i) => counts.successes[i]! / counts.attempts[i]!);
  if (names.length < 2) return { gini: NaN, expected: NaN, upper: NaN, pValue: NaN };
  const indexOf = () => {
    const sums = new Float64Array(names.length);
    const sizes = new Float64Array(names.length);
    labels.forEach((code, i) => {
      sums[code]! += rates[i]!;
      sizes[code]!++;
    });
    return giniIndex(sums.map((x, c) => x / sizes[c]!));
  };
  const gini = indexOf();
  const random = Float64Array.from({ length: draws }, () => {
    for (let i = rates.length - 1; i > 0; i--) {
      const j = Math.floor(rng.next() * (i + 1));
      [rates[i], rates[j]] = [rates[j]!, rates[i]!];
    }
    return indexOf();
  }).sort();
  const reached = random.filter((x) => x >= gini - 1e-12).length;
  return {
    gini,
    expected: random.reduce((a, x) => a + x, 0) / draws,
    upper: random[Math.min(draws - 1, Math.floor(0.95 * draws))]!,
    pValue: (reached + 1) / (draws + 1),
  };
}
