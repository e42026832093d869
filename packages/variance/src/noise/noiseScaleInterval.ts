import {
  checkLevel,
  checkNumbers,
  checkObject,
  checkSameLength,
  type IntervalOptions,
} from '@bits-per-sample/core';
import { intervalOfMoments, type NoiseScaleInterval } from './intervalOfMoments.ts';

/**
 * The gradient noise scale ΣN/ΣS over steps, with an interval for steps that follow each other.
 *
 * Neighbouring steps share their policy, so that treating them as independent makes the interval
 * two to four times too narrow. Fieller's limits are taken twice, (a) with the variances inflated
 * by the correlation of neighbouring residuals, (b) from five batches of steps, and joined. With
 * fewer than 100 steps slow drifts cannot be seen, and the interval may still be too narrow. Where
 * the signal may be nothing at all, it is open above.
 *
 * @param signal |G|² per step, in the order of the steps, as {@link twoBatchMoments} gives it; shape [T].
 * @param noise tr Σ per step; shape [T].
 * @param options `level`, default 0.95.
 * @returns the noise scale; undefined while the mean signal is not positive or the mean noise is
 *   not. Of fewer than ten steps there is a value without an interval (NaN ends).
 * @throws {DomainError} columns that are no numbers or of different lengths, level outside (0, 1).
 *
 * @see Fieller (1954); Marriott & Pope (1954), Bias in the estimation of autocorrelations
 *
 * @example
 * ```ts
 * const steps = Array.from({ length: 40 }, (_, t) => Math.sin(t));
 * const { value, lower, upper } = noiseScaleInterval(
 *   steps.map((x) => 1 + 0.1 * x),
 *   steps.map((x) => 8 - 0.5 * x),
 * );
 * lower < value && value < upper; // => true
 * ```
 */
export function noiseScaleInterval(
  signal: ArrayLike<number>,
  noise: ArrayLike<number>,
  options: IntervalOptions = {},
): NoiseScaleInterval {
  const fn = 'noiseScaleInterval';
  checkNumbers(fn, 'signal', signal);
  checkNumbers(fn, 'noise', noise);
  checkSameLength(fn, 'noise', noise, signal.length);
  checkObject(fn, 'options', options);
  const { level = 0.95 } = options;
  checkLevel(fn, level);
  return intervalOfMoments(signal, noise, level);
}
