import { checkObject, checkPassCounts, checkWhole, type PassCounts } from '@bits-per-sample/core';
import { rewardVariances } from './rewardVariances.ts';

/** Settings of {@link promptSignalToNoise}. */
export interface PromptSignalOptions {
  /** Rollouts per group, N, an integer ≥ 2, for which the ratio is wanted. */
  readonly groupSize: number;
}

/**
 * The signal-to-noise ratio that each prompt would contribute with groups of N, up to a factor
 * common to prompts alike: (N − 1) p (1 − p).
 *
 * For long answers the score scatters far more than it differs between right and wrong, and an
 * RLOO group's ratio is (N − 1) p q |δ|²/τ. Rewards give p q, here without bias from few rollouts
 * as k (n − k) / (n (n − 1)); |δ|²/τ, how much a right answer's gradient differs from a wrong
 * one's, they cannot give: over 27 prompts of one real checkpoint the signal-to-noise ratio of a
 * rollout was 0.095 to 2.7 times p q (N = 8). Compare prompts that are alike with it, not batches with
 * their noise scale.
 *
 * @param counts successes and attempts of each prompt.
 * @param options `groupSize`: rollouts per group.
 * @returns relative ratio of each prompt, in [0, (N − 1)/2]; NaN below 2 attempts. Shape [prompts].
 * @throws {DomainError} lengths differ, counts that are not integers with 0 ≤ successes ≤ attempts,
 *   or groupSize not an integer ≥ 2.
 *
 * @example
 * ```ts
 * const counts = { successes: [2, 0], attempts: [4, 4] };
 * promptSignalToNoise(counts, { groupSize: 4 }); // => Float64Array.of(1, 0)
 * ```
 */
export function promptSignalToNoise(
  counts: PassCounts,
  options: PromptSignalOptions,
): Float64Array {
  const fn = 'promptSignalToNoise';
  checkPassCounts(fn, counts);
  checkObject(fn, 'options', options);
  const { groupSize } = options;
  checkWhole(fn, 'groupSize', groupSize, { least: 2 });
  return rewardVariances(counts).map((pq) => (groupSize - 1) * pq);
}
