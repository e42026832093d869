import { checkNumbers, checkObject, checkSameLength } from '@bits-per-sample/core';
import { checkBatches } from './checkBatches.ts';

/** Squared gradient norms measured at two batch sizes, step by step. */
export interface GradientNorms {
  /** Samples in a small batch, b ≥ 1. */
  readonly smallBatch: number;
  /** Samples in a large batch, B > b. */
  readonly bigBatch: number;
  /** |g_b|² at each of T steps, shape [T]; a mean over the small batches of a step is better. */
  readonly smallSquaredNorm: ArrayLike<number>;
  /** |g_B|² at the same steps, shape [T]. */
  readonly bigSquaredNorm: ArrayLike<number>;
}

/** Two batch sizes and as many norms at one as at the other. NaN norms pass. */
export function checkNorms(fn: string, norms: GradientNorms): void {
  checkObject(fn, 'norms', norms);
  const { smallBatch, bigBatch, smallSquaredNorm, bigSquaredNorm } = norms;
  checkBatches(fn, smallBatch, bigBatch);
  checkNumbers(fn, 'smallSquaredNorm', smallSquaredNorm);
  checkNumbers(fn, 'bigSquaredNorm', bigSquaredNorm);
  checkSameLength(fn, 'bigSquaredNorm', bigSquaredNorm, smallSquaredNorm.length);
}
