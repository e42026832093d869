import { DomainError } from '@bits-per-sample/core';
import { withDefaults } from '../check/withDefaults.ts';
import type { Sampler } from './sampler.ts';
import { withReplacement } from './withReplacement.ts';

/** Options of {@link softmax}. */
export interface SoftmaxOptions {
  /** Temperature, > 0: score differences count in units of it. Default 1. */
  readonly temperature?: number;
}

/**
 * Draws with replacement, with shares ∝ exp(score / T). O(B log N).
 *
 * @param options `temperature`: default 1.
 * @returns the sampler. Scores above 25 T or below −25 T count as those.
 * @throws {DomainError} temperature not positive.
 *
 * @example
 * ```ts
 * softmax({ temperature: 0.4 }).transform?.(0); // => 1
 * ```
 */
export function softmax(options: SoftmaxOptions = {}): Sampler {
  const { temperature } = withDefaults('softmax', options, {
    temperature: 1,
  });
  if (!(temperature > 0)) throw new DomainError('softmax', 'temperature', '> 0', temperature);
  return {
    ...withReplacement(),
    transform: (score) => Math.exp(Math.max(-25, Math.min(25, score / temperature))),
  };
}
