import {
  checkLevel,
  checkNumber,
  checkObject,
  checkWhole,
  DomainError,
} from '@bits-per-sample/core';
import { countWeights } from './countWeights.ts';
import { LONGEST } from './countWeightsShape.ts';
import type { RateFunction } from './rateFunction.ts';
import { reachOf } from './reachOf.ts';

/** How well a mean over prompts is to be known. */
export interface MarginWish {
  /** Half-width of the interval that is wanted, > 0. */
  readonly margin: number;
  /** Rollouts of each group, an integer in [2, 16384]. */
  readonly groupSize: number;
  /** Standard deviation between prompts of their weighted counts, ≥ 0: standard error · √prompts. */
  readonly spread: number;
  /** Nominal coverage, in (0, 1). Default 0.95. */
  readonly level?: number | undefined;
}

/** What it takes to know a mean so well. */
export interface PromptsForMargin {
  /** Least number of prompts, each counted once; NaN when no number of them would do, Infinity beyond 2⁵⁰. */
  readonly prompts: number;
  /** Group size that would do: the given one, or a larger one where it never can. */
  readonly groupSize: number;
}

/** Beyond so many prompts the weights stay the same. */
const MANY = 65_536;

/**
 * How many prompts a log must hold for an interval of ± `margin`, or that no number of them would
 * do, because groups of this size leave a larger doubt about the population than that.
 *
 * New prompts, not new groups of old ones: those tell little more.
 *
 * @param f the function of the pass rate, such as {@link entropyRate}.
 * @param wish margin, group size, spread, level.
 * @returns the least number of prompts, or the least size of a group with which it can be had.
 * @throws {DomainError} margin not above 0, a group size out of range, spread < 0, level outside (0, 1).
 *
 * @example
 * ```ts
 * promptsForMargin(entropyRate, { margin: 0.02, groupSize: 8, spread: 0.4 }).prompts; // => 3401
 * promptsForMargin(entropyRate, { margin: 0.02, groupSize: 4, spread: 0.4 }); // => { prompts: NaN, groupSize: 8 }
 * ```
 */
export function promptsForMargin(f: RateFunction, wish: MarginWish): PromptsForMargin {
  const fn = 'promptsForMargin';
  checkObject(fn, 'wish', wish);
  const { margin, groupSize, spread, level = 0.95 } = wish;
  checkNumber(fn, 'margin', margin);
  checkNumber(fn, 'spread', spread);
  if (margin <= 0) throw new DomainError(fn, 'margin', '> 0', margin);
  if (spread < 0) throw new DomainError(fn, 'spread', '≥ 0', spread);
  checkWhole(fn, 'groupSize', groupSize, { least: 2, most: LONGEST });
  checkLevel(fn, level);
  if (Number.isNaN(margin + spread)) return { prompts: NaN, groupSize };
  const reaches = (prompts: number): boolean =>
    reachOf(countWeights(f, groupSize, prompts).biasBound, spread / Math.sqrt(prompts), level) <=
    margin;
  if (countWeights(f, groupSize, MANY).biasBound >= margin) {
    let size = groupSize;
    while (size < LONGEST && countWeights(f, size, MANY).biasBound >= margin / 2)
      size = Math.min(LONGEST, 2 ** Math.floor(Math.log2(size) + 1));
    return { prompts: NaN, groupSize: size };
  }
  let high = 2;
  while (!reaches(high)) {
    if (high > 2 ** 50) return { prompts: Infinity, groupSize };
    high *= 2;
  }
  let low = high / 2;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (reaches(middle)) high = middle;
    else low = middle;
  }
  return { prompts: high, groupSize };
}
