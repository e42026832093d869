import {
  checkLevel,
  checkNumbers,
  checkObject,
  checkSameLength,
  checkWhole,
  type IntervalOptions,
} from '@bits-per-sample/core';
import type { NoiseScaleInterval } from './intervalOfMoments.ts';
import { intervalOfNorms } from './intervalOfNorms.ts';

/** Norms of the gradients of single examples, and of their mean, step by step. */
export interface ExampleNorms {
  /** Examples per step, B ≥ 2; prompt groups for RL. */
  readonly batch: number;
  /** |gᵢ|² of every example, steps one after the other; shape [T × B]. */
  readonly exampleSquaredNorm: ArrayLike<number>;
  /** |g_B|² of the mean gradient of each step; shape [T]. */
  readonly batchSquaredNorm: ArrayLike<number>;
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
 * @returns estimate in examples, undefined while the signal is lost, with the interval of
 *   {@link noiseScaleInterval}, which needs ten steps.
 * @throws {DomainError} batch not an integer ≥ 2, shapes that do not fit, or level outside (0, 1).
 *
 * @see Gray et al. (2024), arXiv:2411.00999
 *
 * @example
 * ```ts
 * perExampleNoiseScale({
 *   batch: 2,
 *   exampleSquaredNorm: [4, 6, 5, 5],
 *   batchSquaredNorm: [3, 3],
 * }).value; // => 4
 * ```
 */
export function perExampleNoiseScale(
  norms: ExampleNorms,
  options: IntervalOptions = {},
): NoiseScaleInterval {
  const fn = 'perExampleNoiseScale';
  checkObject(fn, 'norms', norms);
  const { batch, exampleSquaredNorm, batchSquaredNorm } = norms;
  checkWhole(fn, 'batch', batch, { least: 2 });
  checkNumbers(fn, 'exampleSquaredNorm', exampleSquaredNorm);
  checkNumbers(fn, 'batchSquaredNorm', batchSquaredNorm);
  checkObject(fn, 'options', options);
  const { level = 0.95 } = options;
  checkLevel(fn, level);
  const steps = batchSquaredNorm.length;
  checkSameLength(fn, 'exampleSquaredNorm', exampleSquaredNorm, steps * batch);
  const means = new Float64Array(steps);
  for (let i = 0; i < exampleSquaredNorm.length; i++)
    means[Math.floor(i / batch)]! += exampleSquaredNorm[i]! / batch;
  return intervalOfNorms(
    {
      smallBatch: 1,
      bigBatch: batch,
      smallSquaredNorm: means,
      bigSquaredNorm: batchSquaredNorm,
    },
    level,
  );
}
