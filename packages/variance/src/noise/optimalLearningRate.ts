import { checkAtLeast, checkObject } from '@bits-per-sample/core';
import { checkTradeOff } from './checkTradeOff.ts';

/** What the noise scale says about one step. */
export interface LearningRateOptions {
  /** Noise scale in samples, ≥ 0; the Hessian-weighted one if known. */
  readonly noiseScale: number;
  /** Best learning rate without noise, |G|² / GᵀHG, ≥ 0. */
  readonly maximum: number;
}

/**
 * Best learning rate of plain SGD at a batch size: maximum / (1 + noise scale / batch).
 *
 * Far below the noise scale the rate may grow with the batch; far above it no longer helps. Adam
 * rescales its steps: there the rate goes like the square root of the batch at first, and this
 * formula does not hold.
 *
 * @param batch samples per step, > 0.
 * @param options `noiseScale` and the noiseless `maximum`.
 * @returns learning rate.
 * @throws {DomainError} batch not > 0, noiseScale < 0 or maximum < 0.
 *
 * @see McCandlish et al. (2018), arXiv:1812.06162, eq. 2.6
 *
 * @example
 * ```ts
 * optimalLearningRate(250, { noiseScale: 1000, maximum: 0.1 }); // => 0.02
 * ```
 */
export function optimalLearningRate(batch: number, options: LearningRateOptions): number {
  const fn = 'optimalLearningRate';
  checkObject(fn, 'options', options);
  const { noiseScale, maximum } = options;
  checkTradeOff(fn, batch, noiseScale);
  checkAtLeast(fn, 'maximum', maximum, 0);
  return maximum / (1 + noiseScale / batch);
}
