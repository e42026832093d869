import { checkTradeOff } from './checkTradeOff.ts';

/**
 * Share of the noiseless one-step improvement that a batch reaches: 1 / (1 + noise scale / batch).
 *
 * Half at a batch of one noise scale; more samples buy ever less after that.
 *
 * @param batch samples per step, > 0.
 * @param noiseScale noise scale in samples, ≥ 0.
 * @returns share in [0, 1].
 * @throws {DomainError} batch not > 0 or noiseScale < 0.
 *
 * @see McCandlish et al. (2018), arXiv:1812.06162, eq. 2.7
 *
 * @example
 * ```ts
 * lossImprovementFraction(250, 1000); // => 0.2
 * ```
 */
export function lossImprovementFraction(batch: number, noiseScale: number): number {
  checkTradeOff('lossImprovementFraction', batch, noiseScale);
  return 1 / (1 + noiseScale / batch);
}
