import { checkGroupSize, checkNumber, checkObject } from '@bits-per-sample/core';
import { checkScores, type ScoreMoments } from '../score/scoreMoments.ts';
import { constantBaselineNoise } from './constantBaselineNoise.ts';

/** Settings of {@link reinforceNoise}. */
export interface ReinforceOptions {
  /** Rollouts averaged, N, an integer ≥ 1. */
  readonly groupSize: number;
  /** Constant subtracted from every reward, default 0. */
  readonly baseline?: number;
}

/**
 * Noise of REINFORCE with a constant baseline b: the variance of its gradient, summed over
 * parameters.
 *
 * Without a baseline no failure moves anything and every success is pushed up; at a high
 * pass rate that is nearly all noise. The signal is |∇p|² = (p q)² |δ|² whatever b is.
 *
 *     tr Cov = [p q (b − q)² |δ|² + p (1 − b)² τ₁ + q b² τ₀] / N
 *
 * "A baseline always reduces variance" is false: with a single accepted answer (τ₁ = 0) and
 * little scatter, b = q is best and b = 0 beats b = p below p = ½.
 *
 * @param scores class-conditional score moments of the prompt.
 * @param options `groupSize`: rollouts averaged; `baseline`: the constant b, default 0.
 * @returns tr Cov of the mean gradient of N rollouts, ≥ 0.
 * @throws {DomainError} p outside [0, 1], a negative moment, or groupSize not an integer ≥ 1.
 *
 * @see Williams (1992), doi:10.1007/BF00992696
 *
 * @example
 * ```ts
 * const scores = { p: 0.5, squaredGap: 2, successVariance: 0, failureVariance: 0 };
 * reinforceNoise(scores, { groupSize: 4 }); // => 0.03125
 * reinforceNoise(scores, { groupSize: 4, baseline: 0.5 }); // => 0
 * ```
 */
export function reinforceNoise(scores: ScoreMoments, options: ReinforceOptions): number {
  const fn = 'reinforceNoise';
  checkScores(fn, scores);
  checkObject(fn, 'options', options);
  const { groupSize, baseline = 0 } = options;
  checkGroupSize(fn, groupSize, Number.MAX_SAFE_INTEGER);
  checkNumber(fn, 'baseline', baseline);
  return constantBaselineNoise(scores, groupSize, baseline);
}
