import { sampleUniform53 } from '@bits-per-sample/core';
import { exponential } from './exponential.ts';
import type { Sampler } from './sampler.ts';

/**
 * Draws without replacement, by weight: the B tasks with the largest log w + Gumbel noise.
 * O(B log N), exact.
 *
 * The same as drawing one after the other without putting back, and as a race of clocks that ring
 * at rate w: the first B to ring are drawn, and the ring of the next one, τ, is the threshold that
 * the others set. Given it, a task is drawn with probability 1 − exp(−wτ), its propensity: sums
 * weighted by 1 / propensity are unbiased. With κ = −log τ this is 1 − exp(−exp(log w − κ)).
 *
 * With as many groups as tasks or more, every task is drawn once, for certain.
 *
 * @returns the sampler.
 *
 * @see Kool, van Hoof & Welling (2019), arXiv:1903.06059; Efraimidis & Spirakis (2006),
 *   doi:10.1016/j.ipl.2005.11.003
 *
 * @example
 * ```ts
 * gumbelTopK().replacement; // => false
 * ```
 */
export function gumbelTopK(): Sampler {
  return {
    replacement: false,
    sample({ tree }, count, rng) {
      if (count >= tree.size) {
        const leaves = Array.from({ length: tree.size }, (_, leaf) => leaf);
        return { leaves, probabilities: leaves.map(() => 1) };
      }
      const leaves: number[] = [];
      const weights: number[] = [];
      let threshold = 0;
      for (let k = 0; k < count; k++) {
        threshold += exponential(rng) / tree.total;
        const leaf = tree.find(sampleUniform53(rng) * tree.total);
        leaves.push(leaf);
        weights.push(tree.weights[leaf]!);
        tree.set(leaf, 0);
      }
      threshold += exponential(rng) / tree.total;
      tree.setMany(leaves, weights);
      return {
        leaves,
        probabilities: weights.map((w) => -Math.expm1(-w * threshold) || Number.MIN_VALUE),
      };
    },
  };
}
