import { checkWhole } from '@bits-per-sample/core';
import { binomial } from './binomial.ts';
import { binomialShares } from './binomialShares.ts';
import { countWeights } from './countWeights.ts';
import { type CountWeights, LONGEST } from './countWeightsShape.ts';
import { gridWeights } from './gridWeights.ts';
import { jeffreysShares } from './jeffreysShares.ts';
import type { RateFunction } from './rateFunction.ts';
import { type WeightGrid, weightGrid } from './weightGrid.ts';

/** Up to this size weights are made for what was kept; beyond it hardly a group is dropped. */
const SOLVED = 64;

const known = new Map<string, CountWeights>();
const grids = new Map<number, WeightGrid>();

/**
 * Weights for a log from which groups with one verdict for all rollouts were taken out: w(k) for
 * k = 1, …, n − 1, for the mean of f over the prompts of the groups that were kept.
 *
 * Only those prompts are described. What was taken out cannot be put back from the counts: that
 * would need the mean of 1/live, which they do not determine. Beyond 64 rollouts the weights are
 * those of {@link countWeights}, with the bias that they have over what was kept.
 *
 * @param f the function of the pass rate.
 * @param n rollouts of each group, an integer in [2, 16384].
 * @param clusters prompts that will be averaged over, an integer ≥ 1.
 * @returns `weights` for k = 1, …, n − 1 (shape [n − 1]), and the bound on their bias.
 * @throws {DomainError} n or clusters out of range.
 *
 * @example
 * ```ts
 * keptWeights(entropyRate, 8, 1000).weights.length; // => 7
 * ```
 */
export function keptWeights(f: RateFunction, n: number, clusters: number): CountWeights {
  checkWhole('keptWeights', 'n', n, { least: 2, most: LONGEST });
  checkWhole('keptWeights', 'clusters', clusters, { least: 1 });
  const prompts = 2 ** Math.min(16, Math.max(6, Math.round(Math.log2(clusters))));
  const key = `${f.name} ${n} ${prompts}`;
  const before = known.get(key);
  if (before) return before;
  const made = n > SOLVED ? trimmed(f, n, prompts) : solved(f, n, prompts);
  if (known.size > 4096) known.clear();
  known.set(key, made);
  return made;
}

function solved(f: RateFunction, n: number, prompts: number): CountWeights {
  return gridWeights(gridOf(n), { at: f.at, prompts, gain: 0 });
}

/** The grid of groups of n that were kept; at most {@link SOLVED} are. */
function gridOf(n: number): WeightGrid {
  const before = grids.get(n);
  if (before) return before;
  const inner = jeffreysShares(n).slice(1, n);
  const total = inner.reduce((sum, x) => sum + x, 0);
  const ways = Float64Array.from({ length: n + 1 }, (_, k) => binomial(n, k));
  const made = weightGrid({
    points: 401,
    ends: 1,
    counts: n - 1,
    chance: (p, i) =>
      (ways[i + 1]! * p ** (i + 1) * (1 - p) ** (n - i - 1)) / (1 - p ** n - (1 - p) ** n),
    share: inner.map((x) => x / total),
  });
  grids.set(n, made);
  return made;
}

/** Ordinary weights without their ends, and how far off they are over groups that were kept. */
function trimmed(f: RateFunction, n: number, prompts: number): CountWeights {
  const weights = countWeights(f, n, prompts).weights.slice(1, n);
  let biasBound = 0;
  for (let j = 1; j < 400; j++) {
    const p = Math.sin((Math.PI * j) / 800) ** 2;
    const shares = binomialShares(n, p);
    let [mean, live] = [0, 0];
    weights.forEach((w, i) => {
      mean += shares[i + 1]! * w;
      live += shares[i + 1]!;
    });
    biasBound = Math.max(biasBound, Math.abs(mean / live - f.at(p)));
  }
  return { weights, biasBound };
}
