import { checkWhole } from '@bits-per-sample/core';
import { binomial } from './binomial.ts';
import type { CountWeights } from './countWeightsShape.ts';
import { gridWeights } from './gridWeights.ts';
import { jeffreysShares } from './jeffreysShares.ts';
import type { RateFunction } from './rateFunction.ts';

/**
 * Weights for a log from which groups with one verdict for all rollouts were taken out: w(k) for
 * k = 1, …, n − 1, for the mean of f over the prompts of the groups that were kept.
 *
 * Only those prompts are described. What was taken out cannot be put back from the counts: that
 * would need the mean of 1/live, which they do not determine.
 *
 * @param f the function of the pass rate.
 * @param n rollouts of each group, an integer in [2, 64].
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
  checkWhole('keptWeights', 'n', n, { least: 2, most: 64 });
  checkWhole('keptWeights', 'clusters', clusters, { least: 1 });
  const prompts = 2 ** Math.min(16, Math.max(6, Math.round(Math.log2(clusters))));
  const inner = jeffreysShares(n).slice(1, n);
  const total = inner.reduce((sum, x) => sum + x, 0);
  return gridWeights({
    at: f.at,
    points: 401,
    ends: 1,
    counts: n - 1,
    chance: (p, i) =>
      (binomial(n, i + 1) * p ** (i + 1) * (1 - p) ** (n - i - 1)) / (1 - p ** n - (1 - p) ** n),
    share: inner.map((x) => x / total),
    prompts,
    gain: 0,
  });
}
