import type { ScoreMoments } from '../score/scoreMoments.ts';
import { type RlooOptions, rlooNoiseFactor } from './rlooNoiseFactor.ts';

/**
 * Signal-to-noise ratio |E ĝ|² / tr Cov ĝ of one RLOO group; Dr.GRPO and "reward minus group
 * mean" have the same.
 *
 * Its inverse is the number of such groups whose mean has as much noise as signal. For long
 * answers the scatter dwarfs the gap (τ ≫ |δ|²) and the ratio is (N − 1) p q |δ|² / τ: it grows
 * with the group, and is largest at p = ½.
 *
 * @param scores class-conditional score moments of the prompt.
 * @param options `groupSize`: rollouts per prompt.
 * @returns ratio ≥ 0; NaN when the scores neither differ nor scatter.
 * @throws {DomainError} p outside [0, 1], a negative moment, or groupSize not an integer ≥ 2.
 *
 * @example
 * ```ts
 * const scores = { p: 0.5, squaredGap: 2, successVariance: 0, failureVariance: 0 };
 * rlooSignalToNoise(scores, { groupSize: 8 }); // => 28
 * ```
 */
export function rlooSignalToNoise(scores: ScoreMoments, options: RlooOptions): number {
  const noise = rlooNoiseFactor('rlooSignalToNoise', scores, options);
  const { p, squaredGap } = scores;
  return (p * (1 - p) * squaredGap) / noise;
}
