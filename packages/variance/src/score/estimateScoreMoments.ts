import {
  checkNumbers,
  checkObject,
  checkProbability,
  checkSameLength,
  DomainError,
} from '@bits-per-sample/core';
import { rowCount } from '../gradient/checkRows.ts';
import { GradientAccumulator } from '../gradient/gradientAccumulator.ts';
import type { GradientMatrix } from '../gradient/gradientMatrix.ts';
import type { ScoreMoments } from './scoreMoments.ts';

/** Settings of {@link estimateScoreMoments}. */
export interface EstimateScoreOptions {
  /** The pass rate when it is known; default the share of successes. */
  readonly p?: number;
}

/**
 * Score moments of one prompt from the scores of its rollouts, or from sketches of them.
 *
 * This is how gradients of a few rollouts tell what every estimator and group size would do on the
 * prompt: feed the result to {@link groupMoments}. The gap is corrected for the noise of the two
 * class means,
 *
 *     |δ|² = |s̄₁ − s̄₀|² − τ₁/n₁ − τ₀/n₀
 *
 * so it is right on average and may come out negative when the gap is lost in noise.
 *
 * @param scores score ∇ log π of each rollout, one per row.
 * @param rewards reward of each rollout, 0 or 1; shape [rows].
 * @param options `p`: the pass rate if known.
 * @returns unbiased moments; NaN where a class has fewer than 2 rollouts.
 * @throws {DomainError} lengths that do not fit, a reward neither 0 nor 1, or p outside [0, 1].
 *
 * @example
 * ```ts
 * const scores = { values: Float32Array.of(3, 1, 1, 1, -2, 0, -2, 2), dimension: 2 };
 * estimateScoreMoments(scores, [1, 1, 0, 0]);
 * // => { p: 0.5, squaredGap: 14, successVariance: 2, failureVariance: 2 }
 * ```
 */
export function estimateScoreMoments(
  scores: GradientMatrix,
  rewards: ArrayLike<number>,
  options: EstimateScoreOptions = {},
): ScoreMoments {
  const fn = 'estimateScoreMoments';
  checkObject(fn, 'scores', scores);
  const rows = rowCount(fn, scores, 1);
  const d = scores.dimension;
  checkNumbers(fn, 'rewards', rewards);
  checkSameLength(fn, 'rewards', rewards, rows);
  checkObject(fn, 'options', options);
  const { p } = options;
  if (p !== undefined) checkProbability(fn, 'p', p);
  const classes = [new GradientAccumulator(d), new GradientAccumulator(d)] as const;
  for (let i = 0; i < rows; i++) {
    const reward = rewards[i]!;
    if (reward !== 0 && reward !== 1) throw new DomainError(fn, 'rewards', 'of 0 and 1', reward);
    classes[reward].update(scores.values.subarray(i * d, (i + 1) * d));
  }
  const [failure, success] = classes;
  const successVariance = success.moments().noise;
  const failureVariance = failure.moments().noise;
  let gap = 0;
  for (let j = 0; j < d; j++) gap += (success.mean[j]! - failure.mean[j]!) ** 2;
  return {
    p: p ?? success.rows / rows,
    squaredGap: gap - successVariance / success.rows - failureVariance / failure.rows,
    successVariance,
    failureVariance,
  };
}
