import { DomainError, type Estimate, type IntervalOptions } from '@bits-per-sample/core';
import { gradientNoiseScale } from './gradientNoiseScale.ts';

/** Norms of the gradients of single examples, and of their mean, step by step. */
export interface ExampleNorms {
  /** Examples per step, B ≥ 2; prompt groups for RL. */
  readonly batch: number;
  /** |gᵢ|² of every example, steps one after the other; shape [T × B]. */
  readonly exampleSquaredNorm: Float64Array;
  /** |g_B|² of the mean gradient of each step; shape [T]. */
  readonly batchSquaredNorm: Float64Array;
}

/**
 * Gradient noise scale from per-example gradient norms: the two-batch estimate with b = 1.
 *
 * Per-example norms come almost free with a backward pass and are the least noisy small batch
 * there is. When the gradients themselves are at hand, {@link microbatchNoiseScale} with
 * micro-batches of one also gives an interval from a single step.
 *
 * @param norms norms of single examples and of their mean over T steps.
 * @param options `level`: nominal coverage, default 0.95.
 * @returns estimate in samples, undefined while the signal is lost; its interval is a jackknife
 *   over steps.
 * @throws {DomainError} batch not an integer ≥ 2, T < 2, shapes that do not fit, or level outside (0, 1).
 *
 * @see Gray et al. (2024), arXiv:2411.00999
 *
 * @example
 * ```ts
 * perExampleNoiseScale({
 *   batch: 2,
 *   exampleSquaredNorm: Float64Array.of(4, 6, 5, 5),
 *   batchSquaredNorm: Float64Array.of(3, 3),
 * }).value; // => 4
 * ```
 */
export function perExampleNoiseScale(
  { batch, exampleSquaredNorm, batchSquaredNorm }: ExampleNorms,
  options: IntervalOptions = {},
): Estimate<'samples'> {
  const fn = 'perExampleNoiseScale';
  if (!(Number.isInteger(batch) && batch >= 2))
    throw new DomainError(fn, 'batch', 'an integer ≥ 2', batch);
  const steps = batchSquaredNorm.length;
  if (exampleSquaredNorm.length !== steps * batch)
    throw new DomainError(
      fn,
      'exampleSquaredNorm',
      `of length ${steps * batch}`,
      exampleSquaredNorm.length,
    );
  const means = new Float64Array(steps);
  exampleSquaredNorm.forEach((x, i) => {
    means[Math.floor(i / batch)]! += x / batch;
  });
  const norms = { smallBatch: 1, bigBatch: batch, smallSquaredNorm: means };
  return gradientNoiseScale({ ...norms, bigSquaredNorm: batchSquaredNorm }, options);
}
