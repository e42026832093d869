import { checkGroupSize } from '@bits-per-sample/core';
import { ANY_SIZE } from './checkGroup.ts';
import { checkMixture } from './checkMixture.ts';
import { liveShareOf } from './liveShareOf.ts';
import type { PassRateSpread } from './passRateMixture.ts';

/**
 * How many groups are started for one that is live, on average: 1 / (1 − {@link degenerateShare}).
 * So many times the batch fill it about every second time; {@link groupsToStart} says how many
 * fill it nearly always.
 *
 * A mean of the shares, not a mean of 1 / (1 − p^G − (1 − p)^G): prompts are drawn at
 * random and dropped when degenerate, as dynamic sampling does.
 *
 * @param mixture spread of pass rates, from {@link passRateMixture}.
 * @param groupSize rollouts per group, G, an integer ≥ 1.
 * @returns factor ≥ 1; Infinity when no group can be live, NaN when the mixture is undefined.
 * @throws {DomainError} a mixture outside its domain, or groupSize not an integer ≥ 1.
 *
 * @see Yu et al. (2025), DAPO, arXiv:2503.14476
 *
 * @example
 * ```ts
 * oversamplingFactor({ a: 1, b: 1, zero: 0.2, one: 0 }, 3).toFixed(6); // => '2.500000'
 * ```
 */
export function oversamplingFactor(mixture: PassRateSpread, groupSize: number): number {
  checkMixture('oversamplingFactor', mixture);
  checkGroupSize('oversamplingFactor', groupSize, ANY_SIZE);
  return 1 / liveShareOf(mixture, groupSize);
}
