import { checkGroupSize } from '@bits-per-sample/core';
import { ANY_SIZE } from './checkGroup.ts';
import { checkMixture } from './checkMixture.ts';
import { liveShareOf } from './liveShareOf.ts';
import type { PassRateSpread } from './passRateMixture.ts';

/**
 * Share of groups that have both a success and a failure, and so a gradient, over a whole
 * prompt set: (1 − zero − one)·[1 − B(a, b + G)/B(a, b) − B(a + G, b)/B(a, b)].
 *
 * @param mixture spread of pass rates, from {@link passRateMixture}.
 * @param groupSize rollouts per group, G, an integer ≥ 1.
 * @returns expected share in [0, 1]; NaN when the mixture is undefined.
 * @throws {DomainError} a mixture outside its domain, or groupSize not an integer ≥ 1.
 *
 * @example
 * ```ts
 * liveShare({ a: 1, b: 1, zero: 0.2, one: 0 }, 3).toFixed(6); // => '0.400000'
 * ```
 */
export function liveShare(mixture: PassRateSpread, groupSize: number): number {
  checkMixture('liveShare', mixture);
  checkGroupSize('liveShare', groupSize, ANY_SIZE);
  return liveShareOf(mixture, groupSize);
}
