import { checkAtLeast, checkObject } from '@bits-per-sample/core';
import { checkTradeOff } from './checkTradeOff.ts';

/** The endless-batch end of the trade-off. */
export interface StepsOptions {
  /** Steps needed with an endless batch, ≥ 0. */
  readonly minimum: number;
  /** Noise scale in samples, ≥ 0. */
  readonly noiseScale: number;
}

/**
 * Steps to a given loss at a batch size: minimum · (1 + noise scale / batch).
 *
 * Time against data: the smaller the batch, the more steps. A model of SGD; for language models
 * trained with Adam the noise scale is a poor guide to the best batch.
 *
 * @param batch samples per step, > 0.
 * @param options `minimum`: steps with an endless batch; `noiseScale` in samples.
 * @returns steps.
 * @throws {DomainError} batch not > 0, noiseScale < 0 or minimum < 0.
 *
 * @see McCandlish et al. (2018), arXiv:1812.06162, eq. 2.11; Merrill et al. (2025), arXiv:2505.23971
 *
 * @example
 * ```ts
 * stepsForBatch(250, { minimum: 10_000, noiseScale: 1000 }); // => 50_000
 * ```
 */
export function stepsForBatch(batch: number, options: StepsOptions): number {
  const fn = 'stepsForBatch';
  checkObject(fn, 'options', options);
  const { minimum, noiseScale } = options;
  checkTradeOff(fn, batch, noiseScale);
  checkAtLeast(fn, 'minimum', minimum, 0);
  return minimum * (1 + noiseScale / batch);
}
