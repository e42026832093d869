import { DomainError, sampleUniform53 } from '@bits-per-sample/core';
import { withDefaults } from '../check/withDefaults.ts';
import type { Sampler } from './sampler.ts';

/** Options of {@link mixed}. */
export interface MixedOptions {
  /** Share of draws that are uniform, in [0, 1]. Default 0.1. */
  readonly epsilon?: number;
}

/**
 * Draws with replacement: a share ε of the groups uniformly, the rest by weight. Every task gets at
 * least ε / N of the draws, whatever becomes of its weight.
 *
 * @param options `epsilon`: default 0.1.
 * @returns the sampler.
 * @throws {DomainError} epsilon outside [0, 1].
 *
 * @example
 * ```ts
 * mixed({ epsilon: 0.25 }).replacement; // => true
 * ```
 */
export function mixed(options: MixedOptions = {}): Sampler {
  const { epsilon } = withDefaults('mixed', options, {
    epsilon: 0.1,
  });
  if (!(epsilon >= 0 && epsilon <= 1))
    throw new DomainError('mixed', 'epsilon', 'in [0, 1]', epsilon);
  const share = (weight: number, total: number, size: number) =>
    epsilon / size + (1 - epsilon) * (weight / total);
  return {
    replacement: true,
    shares: ({ tree: { weights, total, size } }) =>
      weights.slice(0, size).map((weight) => share(weight, total, size)),
    sample({ tree }, count, rng) {
      const { total, weights, size } = tree;
      const leaves = Array.from({ length: count }, () =>
        rng.next() < epsilon
          ? Math.floor(sampleUniform53(rng) * size)
          : tree.find(sampleUniform53(rng) * total),
      );
      return { leaves, probabilities: leaves.map((leaf) => share(weights[leaf]!, total, size)) };
    },
  };
}
