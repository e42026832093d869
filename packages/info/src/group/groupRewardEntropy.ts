import type { Bits } from '@bits-per-sample/core';
import { binaryEntropy } from '../reward/binaryEntropy.ts';
import { checkGroup } from './checkGroup.ts';

/**
 * Entropy of the G rewards of a group: G·H(p).
 *
 * The most that a group is news to a learner that knows p; what the count, the advantages and
 * live groups keep of it is less ({@link groupCountEntropy}, {@link groupAdvantageEntropy},
 * {@link liveGroupBits}).
 *
 * @param p pass rate of the prompt, in [0, 1]. NaN gives NaN.
 * @param groupSize rollouts in the group, G, an integer ≥ 1.
 * @returns bits per group, in [0, G].
 * @throws {DomainError} p outside [0, 1], or groupSize not an integer ≥ 1.
 *
 * @example
 * ```ts
 * groupRewardEntropy(0.5, 8); // => 8
 * ```
 */
export function groupRewardEntropy(p: number, groupSize: number): Bits {
  checkGroup('groupRewardEntropy', p, groupSize);
  return groupSize * (binaryEntropy(p) as number);
}
