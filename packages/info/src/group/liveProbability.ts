import { checkGroup } from './checkGroup.ts';

/**
 * Probability that a group has both a success and a failure in it, and so a gradient:
 * 1 − p^G − (1 − p)^G, without the cancellation of that formula.
 *
 * @param p pass rate of the prompt, in [0, 1]. NaN gives NaN.
 * @param groupSize rollouts in the group, G, an integer ≥ 1.
 * @returns probability in [0, 1]; 0 for a group of one.
 * @throws {DomainError} p outside [0, 1], or groupSize not an integer ≥ 1.
 *
 * @example
 * ```ts
 * liveProbability(0.5, 2); // => 0.5
 * liveProbability(1e-300, 8); // => 8e-300
 * ```
 */
export function liveProbability(p: number, groupSize: number): number {
  checkGroup('liveProbability', p, groupSize);
  const small = p > 0.5 ? 1 - p : p;
  if (groupSize === 1) return small * 0;
  return Math.max(0, -Math.expm1(groupSize * Math.log1p(-small)) - small ** groupSize);
}
