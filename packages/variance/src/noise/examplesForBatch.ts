import { checkAtLeast, checkObject } from '@bits-per-sample/core';
import { checkTradeOff } from './checkTradeOff.ts';

/** The tiny-batch end of the trade-off. */
export interface ExamplesOptions {
  /** Samples needed with the smallest batch, ≥ 0. */
  readonly minimum: number;
  /** Noise scale in samples, ≥ 0. */
  readonly noiseScale: number;
}

/**
 * Samples to a given loss at a batch size: minimum · (1 + batch / noise scale).
 *
 * Data against time: the larger the batch, the more samples. At a batch of one noise scale both
 * steps and samples are twice their minimum.
 *
 * @param batch samples per step, > 0.
 * @param options `minimum`: samples with the smallest batch; `noiseScale` in samples.
 * @returns samples.
 * @throws {DomainError} batch not > 0, noiseScale < 0 or minimum < 0.
 *
 * @see McCandlish et al. (2018), arXiv:1812.06162, eq. 2.11
 *
 * @example
 * ```ts
 * examplesForBatch(250, { minimum: 1e8, noiseScale: 1000 }); // => 1.25e8
 * ```
 */
export function examplesForBatch(batch: number, options: ExamplesOptions): number {
  const fn = 'examplesForBatch';
  checkObject(fn, 'options', options);
  const { minimum, noiseScale } = options;
  checkTradeOff(fn, batch, noiseScale);
  checkAtLeast(fn, 'minimum', minimum, 0);
  return minimum * (1 + batch / noiseScale);
}
