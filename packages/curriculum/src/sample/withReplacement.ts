import { sampleUniform53 } from '@bits-per-sample/core';
import type { Sampler } from './sampler.ts';

/**
 * Draws each group on its own, by weight; a task may be drawn twice. O(B log N), exact.
 *
 * The propensity is the task's share of the weight. With more groups than tasks, tasks repeat.
 *
 * @returns the sampler.
 *
 * @example
 * ```ts
 * withReplacement().replacement; // => true
 * ```
 */
export function withReplacement(): Sampler {
  return {
    replacement: true,
    sample({ tree }, count, rng) {
      const { total, weights } = tree;
      const places = new Float64Array(count);
      for (let k = 0; k < count; k++) places[k] = sampleUniform53(rng) * total;
      const leaves = tree.findMany(places);
      return { leaves, probabilities: leaves.map((leaf) => weights[leaf]! / total) };
    },
  };
}
