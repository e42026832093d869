import { checkAtLeast, checkNumbers, checkSameLength } from '@bits-per-sample/core';
import { inflationOfSteps } from './inflationOfSteps.ts';

/**
 * By how much the means of steps scatter more than their own sampling variances say: λ ≥ 1.
 *
 * Steps of one run are not independent draws: prompts repeat, and the policy wanders. Variances of
 * means over steps must grow by λ before two of them are compared.
 *
 *     λ = max over b of (median |ȳ_i − ȳ_(i−1)| / √(v̄_i + v̄_(i−1)) / 0.6745)²,   at least 1
 *
 * over neighbouring blocks of b = 1, 2, 4, 8 steps (six single steps or 13 blocks at least). It is a
 * median, so one collapse, however deep, does not move it.
 *
 * @param means mean of each step; steps with NaN are left out.
 * @param variances sampling variance of each mean, ≥ 0.
 * @returns λ; 1 for fewer than six steps.
 * @throws {DomainError} lengths differ, or variances < 0.
 *
 * @example
 * ```ts
 * inflate([0.5, 0.52, 0.49, 0.5, 0.51, 0.5], [1, 1, 1, 1, 1, 1].map(() => 0.01)); // => 1
 * inflate([0.2, 0.8, 0.2, 0.8, 0.2, 0.8], [1, 1, 1, 1, 1, 1].map(() => 0.01)).toFixed(1); // => '39.6'
 * ```
 */
export function inflate(means: ArrayLike<number>, variances: ArrayLike<number>): number {
  checkNumbers('inflate', 'means', means);
  checkNumbers('inflate', 'variances', variances);
  checkSameLength('inflate', 'variances', variances, means.length);
  for (let i = 0; i < variances.length; i++) checkAtLeast('inflate', 'variances', variances[i]!, 0);
  return inflationOfSteps(Float64Array.from(means), Float64Array.from(variances));
}
