import { DomainError, sampleUniform53 } from '@bits-per-sample/core';
import { withDefaults } from '../check/withDefaults.ts';
import { chanceAbove, drawWorth } from './discounted.ts';
import { distinct } from './distinct.ts';
import type { Odds, Sampler } from './sampler.ts';
import { canDrawByClasses, topOfClasses } from './topOfClasses.ts';

/** Options of {@link thompsonTopK}. */
export interface ThompsonTopKOptions {
  /** Look at so many uniformly chosen candidates per group, ≥ 1. Default: at all tasks. */
  readonly candidates?: number;
  /** Beliefs are drawn from as Beta(a/α, b/α): below 1 explores less, in (0, ∞). Default 1. */
  readonly alpha?: number;
}

/**
 * Thompson sampling: draws a pass rate from each task's belief, and takes the B tasks whose drawn
 * rate is worth most. Exploration comes in the measure of what is unknown.
 *
 * A task that modifiers and filters leave the factor f of its worth competes with f times what was
 * drawn for it, but in one ask of fifty with all of it: nothing bars a task for good. The propensity
 * is the probability that the task would exceed the threshold τ that the others set (the worth of the
 * best task not drawn), a mass of its Beta distribution: for p(1 − p) > τ, that of a band around ½.
 *
 * Without candidates, O(N) draws per ask; where many tasks share a belief (whole counts, tasks never
 * drawn) only those above the threshold are drawn, with the same distribution. With candidates,
 * O(B), and tasks not looked at are not drawn. With as
 * many groups as tasks or more, every task is drawn once, for certain. Ties are broken evenly.
 *
 * A batch takes the luckiest of many draws, so noise in the draws chooses as much as worth does; α
 * below 1 sharpens the beliefs against that.
 *
 * @param options `candidates` per group; default: all tasks. `alpha`: default 1.
 * @returns the sampler.
 * @throws {DomainError} candidates below 1, alpha not positive and finite; at the first draw: an estimator without shapes, or a
 *   score that is no function of the pass rate.
 *
 * @see Thompson (1933), doi:10.2307/2332286; Ting (2017), arXiv:1708.04970 (adaptive thresholds)
 * @see Chapelle & Li (2011), An Empirical Evaluation of Thompson Sampling (reshaping by α)
 *
 * @example
 * ```ts
 * thompsonTopK({ candidates: 8 }).replacement; // => false
 * ```
 */
export function thompsonTopK(options: ThompsonTopKOptions = {}): Sampler {
  const { alpha } = withDefaults('thompsonTopK', options, {
    alpha: 1,
  });
  const { candidates } = options;
  if (candidates !== undefined && !(candidates >= 1))
    throw new DomainError('thompsonTopK', 'candidates', '≥ 1', candidates);
  if (!(alpha > 0 && alpha < Infinity))
    throw new DomainError('thompsonTopK', 'alpha', '> 0 and finite', alpha);
  const reshape = (odds: Odds): Odds => ({
    ...odds,
    shapes(row) {
      const { a, b } = odds.shapes(row);
      return { a: a / alpha, b: b / alpha };
    },
  });
  return {
    replacement: false,
    indexed: candidates === undefined && alpha === 1,
    sample({ tree: { size }, rows, beliefs }, count, rng, plain) {
      const odds = alpha === 1 ? plain : reshape(plain);
      if (!candidates && beliefs && canDrawByClasses(beliefs, count))
        return topOfClasses(beliefs, size, count, rng, odds);
      const looked = Math.min(size, Math.ceil(count * (candidates ?? Infinity)));
      const leaves =
        looked < size
          ? distinct(looked, size, rng)
          : Array.from({ length: size }, (_, leaf) => leaf);
      const row = (leaf: number) => (rows ? rows[leaf]! : leaf);
      if (count >= looked) return { leaves, probabilities: leaves.map(() => looked / size) };
      const worths = Float64Array.from(leaves, (leaf) => drawWorth(odds, row(leaf), rng));
      const threshold = worths
        .slice()
        .sort()
        .at(-count - 1)!;
      const above = leaves.filter((_, i) => worths[i]! > threshold);
      // ties: beliefs so sure that doubles cannot tell them apart
      const tied = leaves.filter((_, i) => worths[i]! === threshold);
      const left = count - above.length;
      const chanceOfTie = left / tied.length;
      for (let i = 0; i < left; i++) {
        const j = i + Math.floor(sampleUniform53(rng) * (tied.length - i));
        [tied[i], tied[j]] = [tied[j]!, tied[i]!];
      }
      const drawn = [...above, ...tied.slice(0, left)];
      const probabilities = drawn.map((leaf, k) => {
        const chance = chanceAbove(odds, row(leaf), threshold);
        const least = k < above.length ? Number.MIN_VALUE : chanceOfTie;
        return Math.max(Number.MIN_VALUE, Math.min(1, Math.max(least, chance) * (looked / size)));
      });
      return { leaves: drawn, probabilities };
    },
  };
}
