import { sampleUniform53 } from '@bits-per-sample/core';
import type { Sampler } from './sampler.ts';

/**
 * Draws at even steps along the cumulated weights, from a random start: each task exactly as often
 * as its weight says, up to one. O(B log N).
 *
 * The propensity is exact: π = B w / Σw, the least noisy coverage of all samplers here. Tasks heavy
 * enough to be certain (π ≥ 1) are drawn once, and the rest share what is left. With as many groups
 * as tasks or more, every task is drawn once.
 *
 * @returns the sampler.
 *
 * @see Madow (1949), doi:10.1214/aoms/1177729988
 *
 * @example
 * ```ts
 * systematic().replacement; // => false
 * ```
 */
export function systematic(): Sampler {
  return {
    replacement: false,
    sample({ tree }, count, rng) {
      const start = sampleUniform53(rng);
      const certain: number[] = [];
      const kept: number[] = [];
      let leaves: number[] = [];
      let step = 0;
      for (;;) {
        const left = Math.min(count, tree.size) - certain.length;
        step = tree.total / left;
        leaves = Array.from({ length: left }, (_, k) => tree.find((start + k) * step));
        const heavy = new Set(leaves.filter((leaf) => tree.weights[leaf]! >= step));
        if (heavy.size === 0 || left === 0) break;
        for (const leaf of heavy) {
          certain.push(leaf);
          kept.push(tree.weights[leaf]!);
          tree.set(leaf, 0);
        }
      }
      const probabilities = leaves.map((leaf) => tree.weights[leaf]! / step);
      certain.forEach((leaf, k) => {
        tree.set(leaf, kept[k]!);
      });
      return {
        leaves: [...certain, ...leaves],
        probabilities: [...certain.map(() => 1), ...probabilities],
      };
    },
  };
}
