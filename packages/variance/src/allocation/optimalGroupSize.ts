import { checkVariance, type GroupVariance } from './groupVariance.ts';

/**
 * The group size with the least gradient variance per cost: N* = 1 + √(V (1 + c₀) / A).
 *
 * Prompts that differ (large A) ask for many prompts in small groups; noisy prompts that agree
 * (large V) for large groups. With Adam and equal rollouts, 8 beat 16 in practice as this predicts.
 *
 * @param variance between and within variance, cost per prompt.
 * @returns group size, a real number ≥ 1; Infinity when all prompts agree (A = 0 < V). Round it
 *   and compare neighbours with {@link groupVariancePerCost}.
 * @throws {DomainError} a negative argument.
 *
 * @see Cochran (1977), Sampling Techniques, chapter 10
 *
 * @example
 * ```ts
 * optimalGroupSize({ betweenVariance: 0.02, withinVariance: 0.5, promptCost: 3 }); // => 11
 * ```
 */
export function optimalGroupSize(variance: GroupVariance): number {
  checkVariance('optimalGroupSize', variance);
  const { betweenVariance, withinVariance, promptCost = 0 } = variance;
  return 1 + Math.sqrt((withinVariance * (1 + promptCost)) / betweenVariance);
}
