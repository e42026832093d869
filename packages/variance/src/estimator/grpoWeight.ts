import { checkObject, checkProbability } from '@bits-per-sample/core';
import { groupAdvantages } from './groupAdvantages.ts';
import { checkEstimator } from './groupEstimator.ts';
import { meanWeight } from './groupSpread.ts';

/** How GRPO divides by the standard deviation of a group. */
export interface GrpoOptions {
  /** Delta degrees of freedom of the standard deviation, 0 (default) or 1 (verl, TRL). */
  readonly ddof?: 0 | 1;
  /** Added to the standard deviation, default 0. */
  readonly epsilon?: number;
}

/**
 * How hard GRPO pulls on a prompt of pass rate p: its expected gradient is this times ∇p.
 *
 * In an infinite group the weight is 1/√(p q), the "difficulty bias". In a group of N it
 * saturates at √(N − 1) for p → 0 and 1: for N = 8 the whole bias is 2.65 / 1.86 = 1.43 between
 * a prompt near p = 0 and one at p = ½.
 *
 *     w = E √(r̄ (1 − r̄)) / (p q),   r̄ the mean reward of the group
 *
 * @param p pass rate of the prompt, in [0, 1]; at the ends the limit.
 * @param groupSize rollouts per prompt, N, an integer in [1, 2²⁰].
 * @param options `ddof` and `epsilon` of the division, default 0 and 0.
 * @returns weight ≥ 0; 0 for a group of one.
 * @throws {DomainError} p outside [0, 1], groupSize not an integer in [1, 2²⁰], or an option outside its domain.
 *
 * @see Shao et al. (2024), DeepSeekMath, arXiv:2402.03300
 *
 * @example
 * ```ts
 * grpoWeight(0.5, 2); // => 1
 * grpoWeight(0, 8) === grpoWeightLimit(8); // => true
 * ```
 */
export function grpoWeight(p: number, groupSize: number, options: GrpoOptions = {}): number {
  const fn = 'grpoWeight';
  checkProbability(fn, 'p', p);
  checkObject(fn, 'options', options);
  const settings = checkEstimator(fn, { ...options, estimator: 'grpo', groupSize });
  return meanWeight(p, groupSize, groupAdvantages(settings));
}
