import { binomialShares } from './binomialShares.ts';
import type { CountWeights } from './countWeightsShape.ts';
import type { PooledGroups } from './pooledGroups.ts';

/** The groups of a log, averaged by prompt. */
export interface PromptMeans {
  /** Mean weight of each prompt's groups; shape [M]. */
  readonly means: Float64Array;
  /** Weight of each prompt, 1 in all; shape [M]. */
  readonly weights: Float64Array;
  /** Sampling variance of each mean, were the prompt rolled out again; shape [M]; if asked for. */
  readonly noise: Float64Array;
  /** Largest bias of the weighted mean. */
  readonly biasBound: number;
  /** Rollouts of the longest group. */
  readonly longest: number;
  /** Whether any group has both outcomes. */
  readonly live: boolean;
}

/**
 * Weights of the counts, averaged by prompt.
 *
 * @returns undefined without attempts.
 */
export function promptMeans(
  { cells, cell, prompt, counted, rollouts }: PooledGroups,
  { per, again = false }: { per: 'prompt' | 'rollout'; again?: boolean },
  weightsOf: (n: number, clusters: number) => CountWeights,
): PromptMeans | undefined {
  const clusters = counted.length;
  if (clusters === 0) return undefined;
  const tables = new Map<number, CountWeights>();
  for (const { n } of cells) if (!tables.has(n)) tables.set(n, weightsOf(n, clusters));
  const weights = per === 'rollout' ? byRollouts(rollouts) : alike(clusters);
  const mean = (value: (at: (typeof cells)[number]) => number): Float64Array => {
    const values = Float64Array.from(cells, value);
    const sums = new Float64Array(clusters);
    for (let g = 0; g < cell.length; g++) sums[prompt[g]!]! += values[cell[g]!]!;
    for (let i = 0; i < clusters; i++) sums[i]! /= counted[i]!;
    return sums;
  };
  const means = mean(({ k, n }) => tables.get(n)!.weights[k]!);
  const noise = again
    ? mean(({ k, n }) => againVariance(tables.get(n)!.weights, k)).map((x, i) => x / counted[i]!)
    : new Float64Array(0);
  const bounds = new Set([...tables.values()].map(({ biasBound }) => biasBound));
  const biasBound =
    bounds.size === 1
      ? [...bounds][0]!
      : mean(({ n }) => tables.get(n)!.biasBound).reduce((sum, x, i) => sum + weights[i]! * x, 0);
  const longest = cells.reduce((most, { n }) => Math.max(most, n), 0);
  const live = cells.some(({ k, n }) => k > 0 && k < n);
  return { means, weights, noise, biasBound, longest, live };
}

/** Variance of the weight of a count under Bin(n, (k + ½)/(n + 1)). */
function againVariance(weights: Float64Array, k: number): number {
  const n = weights.length - 1;
  const shares = binomialShares(n, (k + 0.5) / (n + 1));
  let [mean, square] = [0, 0];
  weights.forEach((w, j) => {
    mean += shares[j]! * w;
    square += shares[j]! * w * w;
  });
  return Math.max(0, square - mean * mean);
}

/** Weights in proportion to the rollouts of the prompts. */
function byRollouts(rollouts: Float64Array): Float64Array {
  const total = rollouts.reduce((sum, x) => sum + x, 0);
  return rollouts.map((x) => x / total);
}

/** The same weight for each prompt; made once for means over the same prompts. */
function alike(clusters: number): Float64Array {
  if (equal.length !== clusters) equal = new Float64Array(clusters).fill(1 / clusters);
  return equal;
}

let equal = new Float64Array(0);
