import {
  DomainError,
  type Estimate,
  type IntervalOptions,
  undefinedEstimate,
} from '@bits-per-sample/core';
import { checkBatches } from './checkBatches.ts';
import { jackknifeInterval, lostSignal } from './jackknifeInterval.ts';

/** Squared gradient norms measured at two batch sizes, step by step. */
export interface GradientNorms {
  /** Samples in a small batch, b ≥ 1. */
  readonly smallBatch: number;
  /** Samples in a large batch, B > b. */
  readonly bigBatch: number;
  /** |g_b|² at each of T steps, shape [T]; a mean over the small batches of a step is better. */
  readonly smallSquaredNorm: Float64Array;
  /** |g_B|² at the same steps, shape [T]. */
  readonly bigSquaredNorm: Float64Array;
}

/**
 * Gradient noise scale tr(Σ) / |G|²: the batch size at which noise and signal in the gradient are
 * equally large.
 *
 * Each step gives unbiased estimates of signal and noise,
 *
 *     |G|²  = (B |g_B|² − b |g_b|²) / (B − b)
 *     tr(Σ) = (|g_b|² − |g_B|²) / (1/b − 1/B)
 *
 * and the result is the ratio of their means over the steps, never the mean of the ratios. The
 * interval is a delete-one jackknife; it assumes independent steps, so thin correlated ones
 * first. For RL count batches in prompt groups: rollouts of one prompt share their prompt, and
 * counting them as samples makes the noise scale 1.4–2 times too small.
 *
 * @param norms squared gradient norms at two batch sizes.
 * @param options `level`: nominal coverage, default 0.95.
 * @returns estimate in samples; undefined while the mean |G|² is not positive, i.e. while the
 *   batches are too small to see a gradient at all.
 * @throws {DomainError} B ≤ b, b < 1, T < 2, columns of unequal length, or level outside (0, 1).
 *
 * @see McCandlish et al. (2018), arXiv:1812.06162, appendix A.1
 *
 * @example
 * ```ts
 * gradientNoiseScale({
 *   smallBatch: 1,
 *   bigBatch: 5,
 *   smallSquaredNorm: Float64Array.of(9, 9),
 *   bigSquaredNorm: Float64Array.of(2.6, 2.6),
 * }).value; // => 8
 * ```
 */
export function gradientNoiseScale(
  { smallBatch: b, bigBatch: B, smallSquaredNorm: small, bigSquaredNorm: big }: GradientNorms,
  { level = 0.95 }: IntervalOptions = {},
): Estimate<'samples'> {
  const fn = 'gradientNoiseScale';
  const steps = small.length;
  checkBatches(fn, b, B);
  if (!(level > 0 && level < 1)) throw new DomainError(fn, 'level', 'in (0, 1)', level);
  if (steps < 2) throw new DomainError(fn, 'smallSquaredNorm', 'of length ≥ 2', steps);
  if (big.length !== steps)
    throw new DomainError(fn, 'bigSquaredNorm', `of length ${steps}`, big.length);

  const signal = Float64Array.from(small, (s, t) => (B * big[t]! - b * s) / (B - b));
  const noise = Float64Array.from(small, (s, t) => (s - big[t]!) * (b * (B / (B - b))));
  const signalSum = signal.reduce((a, x) => a + x, 0);
  const noiseSum = noise.reduce((a, x) => a + x, 0);
  if (signalSum <= 0) return undefinedEstimate('samples', lostSignal, { level, n: steps });
  const leftOut = signal.map((s, t) => (noiseSum - noise[t]!) / (signalSum - s));
  return {
    ...jackknifeInterval(noiseSum / signalSum, leftOut, level),
    level,
    n: steps,
    unit: 'samples',
    method: 'jackknife',
  };
}
