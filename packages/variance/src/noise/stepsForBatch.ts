import { checkTradeOff } from './checkTradeOff.ts';

/** The endless-batch end of the trade-off. */
export interface StepsOptions {
  /** Steps needed with an endless batch. */
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
 * @throws {DomainError} batch not > 0 or noiseScale < 0.
 *
 * @see McCandlish et al. (2018), arXiv:1812.06162, eq. 2.11; Merrill et al. (2025), arXiv:2505.23971
 *
 * @example
 * ```ts
 * stepsForBatch(250, { minimum: 10_000, noiseScale: 1000 }); // => 50_000
 * ```
 */
export function stepsForBatch(batch: number, { minimum, noiseScale }: StepsOptions): number {
  checkTradeOff('stepsForBatch', batch, noiseScale);
  return minimum * (1 + noiseScale / batch);
}
