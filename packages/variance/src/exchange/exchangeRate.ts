import {
  checkLevel,
  checkObject,
  DomainError,
  type Estimate,
  type IntervalOptions,
  normalQuantile,
  undefinedEstimate,
} from '@bits-per-sample/core';
import { checkCount } from '../gradient/checkCount.ts';
import { rowCount } from '../gradient/checkRows.ts';
import { dot } from '../gradient/dot.ts';
import { GradientAccumulator } from '../gradient/gradientAccumulator.ts';
import type { GradientMatrix } from '../gradient/gradientMatrix.ts';
import { jackknifeVariance } from '../noise/jackknifeInterval.ts';
import { lostSignal } from '../noise/lostReasons.ts';

/** Gradients of both ways to learn, at the same parameters. */
export interface ExchangeGradients {
  /** Gradient of each RL prompt group, one per row; ≥ 3 rows. */
  readonly rl: GradientMatrix;
  /** Gradient of each supervised example, one per row, same dimension (or sketch); ≥ 3 rows. */
  readonly sl: GradientMatrix;
}

/** Settings of {@link exchangeRate}. */
export interface ExchangeOptions extends IntervalOptions {
  /** Rollouts behind each RL row, ≥ 1: the rate is per rollout. */
  readonly groupSize: number;
  /** Numbers kept per row when rows are sketches; widens the interval. Default: no sketch. */
  readonly sketchSize?: number;
}

/** The exchange rate and what it is made of. */
export interface ExchangeRate {
  /** Supervised examples that one rollout is worth. */
  readonly rate: Estimate<'examples/rollout'>;
  /**
   * Cosine of the expected gradients, noise taken out; NaN while a signal is lost, and possibly
   * beyond 1 when it nearly is.
   */
  readonly cosine: number;
  /** |G|² / tr Σ per rollout; unbiased parts, negative while the signal is lost. */
  readonly rlSignalToNoise: number;
  /** |G|² / tr Σ per supervised example; unbiased parts. */
  readonly slSignalToNoise: number;
}

/**
 * What one RL rollout is worth in supervised examples, from gradients of both.
 *
 *     rate = cos² · SNR_RL / SNR_SL = (G_RL · G_SL)² / |G_SL|⁴ · tr Σ_SL / tr Σ_RL
 *
 * In the second form the length of the RL gradient, the hardest part to measure, is gone. The
 * interval is a delete-one jackknife over groups and over examples, on the signed square root of
 * the rate; when it includes 0 the gradients are not known to agree at all and the lower end is 0.
 * It is the rate at these parameters for a batch well below both noise scales; above them, or
 * through an optimiser that rescales, a rollout is worth something else.
 *
 * @param gradients one RL group or supervised example per row.
 * @param options `groupSize`: rollouts per RL row; `sketchSize` when rows are sketches; `level`.
 * @returns the rate with its interval, cosine and ratios; undefined while the supervised signal is
 *   lost.
 * @throws {DomainError} fewer than 3 rows, dimensions that differ, or an option outside its domain.
 *
 * @example
 * ```ts
 * const rl = { values: Float64Array.of(2, 1, 2, -1, 2, 1, 2, -1), dimension: 2 };
 * const sl = { values: Float64Array.of(4, 2, 4, -2, 4, 2, 4, -2), dimension: 2 };
 * exchangeRate({ rl, sl }, { groupSize: 4 }).rlSignalToNoise; // => (4 - 1 / 3) / (4 / 3) / 4
 * ```
 */
export function exchangeRate(gradients: ExchangeGradients, options: ExchangeOptions): ExchangeRate {
  const fn = 'exchangeRate';
  checkObject(fn, 'gradients', gradients);
  const { rl, sl } = gradients;
  rowCount(fn, rl, 3, 'rl');
  rowCount(fn, sl, 3, 'sl');
  if (sl.dimension !== rl.dimension)
    throw new DomainError(fn, 'sl', `of dimension ${rl.dimension}`, sl.dimension);
  checkObject(fn, 'options', options);
  const { groupSize, sketchSize = Infinity, level = 0.95 } = options;
  checkCount(fn, 'groupSize', groupSize);
  checkCount(fn, 'sketchSize', sketchSize);
  checkLevel(fn, level);

  const a = leaveOneOut(rl, sl);
  const b = leaveOneOut(sl, rl);
  const rlSignalToNoise = a.signal / a.noise / groupSize;
  const slSignalToNoise = b.signal / b.noise;
  const cosine = a.signal > 0 && b.signal > 0 ? a.dot / Math.sqrt(a.signal * b.signal) : NaN;
  const parts = { cosine, rlSignalToNoise, slSignalToNoise };
  const n = a.dots.length + b.dots.length;
  if (b.signal <= 0)
    return { rate: undefinedEstimate('examples/rollout', lostSignal, { level, n }), ...parts };

  const root = (dot: number, slSignal: number, slNoise: number, rlNoise: number) =>
    (dot / slSignal) * Math.sqrt(slNoise / rlNoise / groupSize);
  const value = root(a.dot, b.signal, b.noise, a.noise);
  let variance =
    jackknifeVariance(a.dots.map((dot, i) => root(dot, b.signal, b.noise, a.noises[i]!))) +
    jackknifeVariance(b.dots.map((dot, i) => root(dot, b.signals[i]!, b.noises[i]!, a.noise)));
  // a sketch's own error in G_RL · G_SL and in |G_SL|², relative to them
  const misalignment = (Math.max(0, a.signal) * b.signal) / a.dot ** 2 - 1;
  variance += (value ** 2 * Math.max(0, misalignment + 2)) / sketchSize;
  const margin = normalQuantile((1 + level) / 2) * Math.sqrt(variance);
  const size = Math.abs(value);
  return {
    rate: {
      value: Math.max(0, value ** 2 - variance),
      lower: Math.max(0, size - margin) ** 2,
      upper: (size + margin) ** 2,
      level,
      n,
      unit: 'examples/rollout',
      method: 'jackknife over groups and examples',
    },
    ...parts,
  };
}

interface LeftOut {
  readonly signal: number;
  readonly noise: number;
  readonly dot: number;
  readonly signals: Float64Array;
  readonly noises: Float64Array;
  readonly dots: Float64Array;
}

/** Signal, noise and product with the other mean, for all rows and without each of them. */
function leaveOneOut({ values, dimension: d }: GradientMatrix, other: GradientMatrix): LeftOut {
  const { mean, squaredDeviation, rows: n } = new GradientAccumulator(d).update(values);
  const { mean: target } = new GradientAccumulator(d).update(other.values);
  const square = dot(mean, mean);
  const along = dot(mean, target);
  const signals = new Float64Array(n);
  const noises = new Float64Array(n);
  const dots = new Float64Array(n);
  const parts = (rows: number, deviation: number, meanSquare: number) => {
    const noise = deviation / (rows - 1);
    return { noise, signal: meanSquare - noise / rows };
  };
  for (let i = 0; i < n; i++) {
    let [away, lengthwise, toward] = [0, 0, 0];
    for (let j = 0, at = i * d; j < d; j++, at++) {
      const delta = values[at]! - mean[j]!;
      away += delta * delta;
      lengthwise += delta * mean[j]!;
      toward += delta * target[j]!;
    }
    const meanSquare = square - (2 * lengthwise) / (n - 1) + away / (n - 1) ** 2;
    const left = parts(n - 1, squaredDeviation - (away * n) / (n - 1), meanSquare);
    signals[i] = left.signal;
    noises[i] = left.noise;
    dots[i] = along - toward / (n - 1);
  }
  return { ...parts(n, squaredDeviation, square), dot: along, signals, noises, dots };
}
