import {
  checkArray,
  checkLevel,
  checkObject,
  DomainError,
  type Estimate,
  type IntervalOptions,
  undefinedEstimate,
} from '@bits-per-sample/core';
import { dot } from '../gradient/dot.ts';
import { GradientAccumulator } from '../gradient/gradientAccumulator.ts';
import { jackknifeInterval } from './jackknifeInterval.ts';
import { lostSignal } from './lostReasons.ts';

/**
 * Noise scale of gradients that several accumulators saw, with an interval from leaving out one
 * accumulator at a time.
 *
 * One accumulator per worker, per epoch part or per hundred micro-batches will do; 20 or more give
 * a good interval. They must have seen the same parameters: gradients of different steps have
 * different means, and pooling those counts the drift as noise.
 *
 * @param accumulators ≥ 3 accumulators of the same dimension and micro-batch, each with rows.
 * @param options `level`: nominal coverage, default 0.95.
 * @returns estimate in samples; undefined while the signal is lost. `n` counts the accumulators.
 * @throws {DomainError} fewer than 3 accumulators, one without rows, different dimensions or
 *   micro-batches, or level outside (0, 1).
 *
 * @example
 * ```ts
 * const parts = [1, 2, 3].map((x) =>
 *   new GradientAccumulator(1).update(Float32Array.of(x + 1, x - 1)),
 * );
 * accumulatedNoiseScale(parts).value; // => 6 / 11
 * ```
 */
export function accumulatedNoiseScale(
  accumulators: readonly GradientAccumulator[],
  options: IntervalOptions = {},
): Estimate<'samples'> {
  const fn = 'accumulatedNoiseScale';
  checkArray(fn, 'accumulators', accumulators);
  checkObject(fn, 'options', options);
  const { level = 0.95 } = options;
  checkLevel(fn, level);
  const m = accumulators.length;
  if (m < 3) throw new DomainError(fn, 'accumulators', 'of at least 3', m);
  for (const part of accumulators)
    if (!(part instanceof GradientAccumulator))
      throw new DomainError(fn, 'accumulators', 'of GradientAccumulator', part);
  const { dimension, microbatch } = accumulators[0]!;
  let rows = 0;
  for (const part of accumulators) {
    if (part.dimension !== dimension)
      throw new DomainError(fn, 'dimension', `${dimension}`, part.dimension);
    if (part.microbatch !== microbatch)
      throw new DomainError(fn, 'microbatch', `${microbatch}`, part.microbatch);
    if (part.rows === 0)
      throw new DomainError(fn, 'accumulators', 'with rows in each', 'an empty one');
    rows += part.rows;
  }
  const mean = new Float64Array(dimension);
  for (const part of accumulators)
    part.mean.forEach((x, j) => {
      mean[j]! += x * (part.rows / rows);
    });
  // each part's Σ|row|² about the common mean, and its pull on the mean
  const norms = new Float64Array(m);
  const shifts = new Float64Array(m);
  const length = (x: Float64Array) => dot(x, x);
  accumulators.forEach((part, i) => {
    const shift = part.mean.map((x, j) => x - mean[j]!);
    shifts[i] = length(shift);
    norms[i] = part.squaredDeviation + part.rows * shifts[i]!;
  });
  const total = norms.reduce((sum, x) => sum + x, 0);
  const ratio = (n: number, deviation: number, meanSquare: number) => {
    const noise = deviation / (n - 1);
    return { noise: noise * microbatch, signal: meanSquare - noise / n };
  };
  const whole = ratio(rows, total, length(mean));
  if (whole.signal <= 0) return undefinedEstimate('samples', lostSignal, { level, n: m });
  const leftOut = Float64Array.from(accumulators, (part, i) => {
    const n = rows - part.rows;
    const pull = part.rows / n;
    let meanSquare = 0;
    for (let j = 0; j < dimension; j++)
      meanSquare += (mean[j]! - (part.mean[j]! - mean[j]!) * pull) ** 2;
    const deviation = total - norms[i]! - n * pull * pull * shifts[i]!;
    const { noise, signal } = ratio(n, deviation, meanSquare);
    return noise / signal;
  });
  return {
    ...jackknifeInterval(whole.noise / whole.signal, leftOut, level),
    level,
    n: m,
    unit: 'samples',
    method: 'jackknife over accumulators',
  };
}
