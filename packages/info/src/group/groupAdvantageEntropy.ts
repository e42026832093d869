import type { Bits } from '@bits-per-sample/core';
import { binaryEntropy } from '../reward/binaryEntropy.ts';
import { checkGroup } from './checkGroup.ts';
import { degenerateProbability } from './degenerateProbability.ts';

/**
 * Entropy of a group's advantages for 0/1 rewards: G·H(p) − P·H(p^G/P), P = p^G + (1 − p)^G.
 *
 * What a group-relative gradient is made of. Every group-relative advantage (RLOO, Dr.GRPO's mean, GRPO's
 * mean and standard deviation) is a one-to-one image of the rewards, except that all solved
 * and all failed both become zero: the bit that told them apart is lost, nothing else.
 * Graded rewards lose more, see {@link gradedAdvantageEntropy}. A bound for whoever knows p, as
 * H(p) is.
 *
 * @param p pass rate of the prompt, in [0, 1]. NaN gives NaN.
 * @param groupSize rollouts in the group, G, an integer ≥ 1.
 * @returns bits per group, in [0, G·H(p)]; 0 for a group of one.
 * @throws {DomainError} p outside [0, 1], or groupSize not an integer ≥ 1.
 *
 * @example
 * ```ts
 * groupAdvantageEntropy(0.5, 2); // => 1.5
 * groupAdvantageEntropy(0.5, 1); // => 0
 * ```
 */
export function groupAdvantageEntropy(p: number, groupSize: number): Bits {
  checkGroup('groupAdvantageEntropy', p, groupSize);
  if (Number.isNaN(p)) return NaN;
  const small = p > 0.5 ? 1 - p : p;
  if (small === 0 || groupSize === 1) return 0;
  const alike = degenerateProbability(small, groupSize);
  const solved = alike === 0 ? 0 : Math.min(0.5, small ** groupSize / alike);
  return groupSize * (binaryEntropy(small) as number) - alike * (binaryEntropy(solved) as number);
}
