import { DomainError } from '@bits-per-sample/core';
import { checkVariance, type GroupVariance } from './groupVariance.ts';

/**
 * Gradient variance times cost of one prompt with N rollouts: (N + c₀)(A + V / (N − 1)).
 *
 * Divided by a budget it is the variance of the batch gradient that the budget buys, so the group
 * size with the smallest value is best. It is flat around its least: half or double the optimal N
 * costs little.
 *
 * @param groupSize rollouts per prompt, N > 1.
 * @param variance between and within variance, cost per prompt.
 * @returns variance × rollouts, ≥ 0.
 * @throws {DomainError} groupSize not > 1 or a negative argument.
 *
 * @see Cochran (1977), Sampling Techniques, chapter 10
 *
 * @example
 * ```ts
 * groupVariancePerCost(3, { betweenVariance: 1, withinVariance: 2, promptCost: 1 }); // => 8
 * ```
 */
export function groupVariancePerCost(groupSize: number, variance: GroupVariance): number {
  if (typeof groupSize !== 'number' || groupSize <= 1)
    throw new DomainError('groupVariancePerCost', 'groupSize', '> 1', groupSize);
  checkVariance('groupVariancePerCost', variance);
  const { betweenVariance, withinVariance, promptCost = 0 } = variance;
  return (groupSize + promptCost) * (betweenVariance + withinVariance / (groupSize - 1));
}
