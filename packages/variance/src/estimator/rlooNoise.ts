import type { ScoreMoments } from '../score/scoreMoments.ts';
import { type RlooOptions, rlooNoiseFactor } from './rlooNoiseFactor.ts';

/**
 * Noise of RLOO, whose baseline for each rollout is the mean reward of the other N − 1.
 *
 *     tr Cov = p q / N · [(q − p)² + 2 p q / (N − 1)] |δ|²
 *            + p q / (N (N − 1)) · {[(N − 2) q + 1] τ₁ + [(N − 2) p + 1] τ₀}
 *
 * It is unbiased for ∇p, so its signal is (p q)² |δ|². Dr.GRPO is (N − 1)/N times this gradient
 * and has the same signal-to-noise ratio.
 *
 * @param scores class-conditional score moments of the prompt.
 * @param options `groupSize`: rollouts per prompt.
 * @returns tr Cov of the group's gradient, ≥ 0.
 * @throws {DomainError} p outside [0, 1], a negative moment, or groupSize not an integer ≥ 2.
 *
 * @see Ahmadian et al. (2024), arXiv:2402.14740
 *
 * @example
 * ```ts
 * const scores = { p: 0.5, squaredGap: 2, successVariance: 0, failureVariance: 0 };
 * rlooNoise(scores, { groupSize: 2 }); // => 0.125
 * ```
 */
export function rlooNoise(scores: ScoreMoments, options: RlooOptions): number {
  const factor = rlooNoiseFactor('rlooNoise', scores, options);
  const { p } = scores;
  return p * (1 - p) * factor;
}
