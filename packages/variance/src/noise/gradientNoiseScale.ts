import { checkLevel, checkObject, type IntervalOptions } from '@bits-per-sample/core';
import { checkNorms, type GradientNorms } from './gradientNorms.ts';
import type { NoiseScaleInterval } from './intervalOfMoments.ts';
import { intervalOfNorms } from './intervalOfNorms.ts';

/**
 * Gradient noise scale tr(Σ) / |G|²: the batch size at which noise and signal in the gradient are
 * equally large.
 *
 * Each step gives unbiased estimates of signal and noise,
 *
 *     |G|²  = (B |g_B|² − b |g_b|²) / (B − b)
 *     tr(Σ) = (|g_b|² − |g_B|²) / (1/b − 1/B)
 *
 * and the result is the ratio of their means over the steps, never the mean of the ratios, with the
 * interval of {@link noiseScaleInterval}: it allows for neighbouring steps that resemble each other,
 * and needs ten steps. A single pair of norms gives a value without an interval. For RL count
 * batches in prompt groups: rollouts of one prompt share their prompt, and counting them as samples
 * makes the noise scale 1.4–2 times too small.
 *
 * @param norms squared gradient norms at two batch sizes, in the order of the steps.
 * @param options `level`: nominal coverage, default 0.95.
 * @returns estimate in the unit of the batch sizes, without an interval (NaN ends) below ten steps;
 *   undefined while the mean |G|² is not positive, i.e. while the batches are too small to see a
 *   gradient at all, or the mean tr Σ is not.
 * @throws {DomainError} B ≤ b, b < 1, columns of unequal length, or level outside (0, 1).
 *
 * @see McCandlish et al. (2018), arXiv:1812.06162, appendix A.1
 *
 * @example
 * ```ts
 * gradientNoiseScale({
 *   smallBatch: 1,
 *   bigBatch: 5,
 *   smallSquaredNorm: [9, 9],
 *   bigSquaredNorm: [2.6, 2.6],
 * }).value; // => 8
 * ```
 */
export function gradientNoiseScale(
  norms: GradientNorms,
  options: IntervalOptions = {},
): NoiseScaleInterval {
  const fn = 'gradientNoiseScale';
  checkObject(fn, 'options', options);
  const { level = 0.95 } = options;
  checkLevel(fn, level);
  checkNorms(fn, norms);
  return intervalOfNorms(norms, level);
}
