import { checkGroup } from './checkGroup.ts';
import { liveProbability } from './liveProbability.ts';

/**
 * Groups to generate until one is live: 1 / (1 − p^G − (1 − p)^G).
 *
 * The price of filtering out groups whose rewards agree and sampling until the batch is
 * full. For a whole prompt set use {@link oversamplingFactor}.
 *
 * @param p pass rate of the prompt, in [0, 1]. NaN gives NaN.
 * @param groupSize rollouts in the group, G, an integer ≥ 1.
 * @returns expected groups per live group, ≥ 1; Infinity at p = 0, p = 1 or G = 1.
 * @throws {DomainError} p outside [0, 1], or groupSize not an integer ≥ 1.
 *
 * @see Yu et al. (2025), DAPO, arXiv:2503.14476, dynamic sampling
 *
 * @example
 * ```ts
 * groupsPerLiveGroup(0.5, 2); // => 2
 * ```
 */
export function groupsPerLiveGroup(p: number, groupSize: number): number {
  checkGroup('groupsPerLiveGroup', p, groupSize);
  return 1 / liveProbability(p, groupSize);
}
