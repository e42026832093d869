import { checkGroupSize } from '@bits-per-sample/core';
import { ANY_SIZE } from './checkGroup.ts';
import { checkMixture } from './checkMixture.ts';
import { liveShareOf } from './liveShareOf.ts';
import type { PassRateSpread } from './passRateMixture.ts';

/**
 * Share of groups without a gradient from a group baseline over a whole prompt set: the mean of
 * p^G + (1 − p)^G over a spread of pass rates.
 *
 * As good as the spread is: from counts {@link populationMean} of {@link liveRate} needs none.
 *
 * @param mixture spread of pass rates, from {@link passRateMixture}.
 * @param groupSize rollouts per group, G, an integer ≥ 1.
 * @returns expected share in [0, 1]; NaN when the mixture is undefined.
 * @throws {DomainError} a mixture outside its domain, or groupSize not an integer ≥ 1.
 *
 * @example
 * ```ts
 * degenerateShare({ a: 1, b: 1, zero: 0.2, one: 0 }, 3); // => 0.6
 * ```
 */
export function degenerateShare(mixture: PassRateSpread, groupSize: number): number {
  checkMixture('degenerateShare', mixture);
  checkGroupSize('degenerateShare', groupSize, ANY_SIZE);
  return 1 - liveShareOf(mixture, groupSize);
}
