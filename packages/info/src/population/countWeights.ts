import { checkWhole } from '@bits-per-sample/core';
import { binomial } from './binomial.ts';
import { type CountWeights, LONGEST } from './countWeightsShape.ts';
import { elevated } from './elevated.ts';
import { gridWeights } from './gridWeights.ts';
import { jeffreysShares } from './jeffreysShares.ts';
import type { RateFunction } from './rateFunction.ts';
import { type WeightGrid, weightGrid } from './weightGrid.ts';

/** Degrees that are solved for; a larger group takes the next one below. */
const DEGREES = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 24, 32, 48, 64];

const known = new Map<string, CountWeights>();
const grids = new Map<number, WeightGrid>();

/**
 * Weights w(k) for the successes of a group of n, so that their mean over prompts estimates the
 * mean of f over whatever distribution of pass rates, with a bias that is bounded and known.
 *
 * From n rollouts only the first n moments of the distribution can be learned, so no method is
 * without bias for H(p); the plug-in is 15 to 40 % low. These weights balance the largest bias
 * against the noise of `clusters` prompts. They never look at the counts: weights that are tuned
 * to the data they weigh are wrong by more than they save.
 *
 * Where f has weights without bias (4p(1 − p), the live share at G ≤ n), those are taken; and
 * f(k/n) itself for the longest groups, of 16384, whose bias is smaller still.
 *
 * @param f the function of the pass rate.
 * @param n rollouts of the group, an integer in [1, 16384].
 * @param clusters prompts that will be averaged over, an integer ≥ 1; its nearest power of two
 *   in [64, 65536] counts.
 * @returns the weights, and the bound on their bias, in the unit of f.
 * @throws {DomainError} n or clusters out of range.
 *
 * @see Paninski (2003), Estimation of entropy and mutual information; Wu & Yang (2016), Minimax
 *   rates of entropy estimation on large alphabets via best polynomial approximation
 *
 * @example
 * ```ts
 * const { weights, biasBound } = countWeights(entropyRate, 8, 1000);
 * weights.length; // => 9
 * biasBound.toFixed(3); // => '0.010'
 * countWeights(liveRate(4), 8, 1000).biasBound; // => 0
 * ```
 */
export function countWeights(f: RateFunction, n: number, clusters: number): CountWeights {
  checkWhole('countWeights', 'n', n, { least: 1, most: LONGEST });
  checkWhole('countWeights', 'clusters', clusters, { least: 1 });
  const prompts = 2 ** Math.min(16, Math.max(6, Math.round(Math.log2(clusters))));
  const key = `${f.name} ${n} ${prompts}`;
  const before = known.get(key);
  if (before) return before;
  const exact = f.exact?.(n);
  const made = exact ? { weights: exact, biasBound: 0 } : solved(f, n, prompts);
  if (known.size > 4096) known.clear();
  known.set(key, made);
  return made;
}

function solved(f: RateFunction, n: number, prompts: number): CountWeights {
  const degree = DEGREES.findLast((d) => d <= n)!;
  if (degree < n) {
    const { weights, biasBound } = countWeights(f, degree, prompts);
    const pluginBias = (n === LONGEST ? f.pluginBias?.(n) : undefined) ?? Infinity;
    if (pluginBias < biasBound)
      return {
        weights: Float64Array.from({ length: n + 1 }, (_, k) => f.at(k / n)),
        biasBound: pluginBias,
      };
    return {
      weights: Float64Array.from({ length: n + 1 }, (_, k) => elevated(weights, n, k)),
      biasBound,
    };
  }
  return gridWeights(gridOf(degree), { at: f.at, prompts });
}

/** The grid of all groups of n; there are as many as {@link DEGREES}. */
function gridOf(n: number): WeightGrid {
  const before = grids.get(n);
  if (before) return before;
  const ways = Float64Array.from({ length: n + 1 }, (_, k) => binomial(n, k));
  const made = weightGrid({
    points: 401,
    counts: n + 1,
    chance: (p, k) => ways[k]! * p ** k * (1 - p) ** (n - k),
    share: jeffreysShares(n),
  });
  grids.set(n, made);
  return made;
}
