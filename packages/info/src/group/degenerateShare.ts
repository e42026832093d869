import { liveShare } from './liveShare.ts';
import type { PassRateMixture } from './passRateMixture.ts';

/**
 * Share of groups without a gradient over a whole prompt set: the mean of
 * p^G + (1 − p)^G over the fitted spread of pass rates.
 *
 * The rollouts in them are generated, paid for and teach nothing.
 *
 * @param mixture spread of pass rates, from {@link passRateMixture}.
 * @param groupSize rollouts per group, G, an integer ≥ 1.
 * @returns expected share in [0, 1]; NaN when the mixture is undefined.
 * @throws {DomainError} groupSize is not an integer ≥ 1.
 *
 * @example
 * ```ts
 * degenerateShare({ a: 1, b: 1, zero: 0.2, one: 0, n: 100, method: 'known' }, 3); // => 0.6
 * ```
 */
export function degenerateShare(mixture: PassRateMixture, groupSize: number): number {
  return 1 - liveShare(mixture, groupSize);
}
