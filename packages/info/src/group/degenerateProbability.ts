import { checkGroup } from './checkGroup.ts';

/**
 * Probability that a group of rewards comes out all alike: p^G + (1 − p)^G.
 *
 * From a group baseline such a group has no gradient: every group-relative advantage in it is
 * zero. At p = ½ that is one group of 8 in 128; at p = 1 % nine in ten.
 *
 * @param p pass rate of the prompt, in [0, 1]. NaN gives NaN.
 * @param groupSize rollouts in the group, G, an integer ≥ 1.
 * @returns probability in [0, 1]; 1 for a group of one.
 * @throws {DomainError} p outside [0, 1], or groupSize not an integer ≥ 1.
 *
 * @example
 * ```ts
 * degenerateProbability(0.5, 8); // => 0.0078125
 * ```
 */
export function degenerateProbability(p: number, groupSize: number): number {
  checkGroup('degenerateProbability', p, groupSize);
  if (groupSize === 1) return p + (1 - p);
  return p ** groupSize + Math.exp(groupSize * Math.log1p(-p));
}
