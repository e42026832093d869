import { checkNumber, checkObject } from '@bits-per-sample/core';
import type { NoiseMoments } from '../gradient/noiseMoments.ts';
import { checkBatches } from './checkBatches.ts';
import { momentsOfNorms, type TwoBatchNorms } from './momentsOfNorms.ts';

/**
 * Unbiased estimates of signal |G|² and noise tr Σ from gradient norms at two batch sizes.
 *
 *     |G|² = (B |g_B|² − b |g_b|²) / (B − b),   tr Σ = (|g_b|² − |g_B|²) / (1/b − 1/B)
 *
 * Signal and noise may be averaged over steps; their ratio may not: with b = 8 and B = 32 the
 * mean of one-step ratios is 28 % low, and one step in eight has a negative signal. The unit of
 * an RL batch is the prompt group. For an interval use {@link gradientNoiseScale}.
 *
 * @param norms squared norms at two batch sizes.
 * @returns signal, noise and their raw ratio.
 * @throws {DomainError} smallBatch < 1, bigBatch ≤ smallBatch, or norms that are no numbers.
 *
 * @see McCandlish et al. (2018), arXiv:1812.06162, appendix A.1
 *
 * @example
 * ```ts
 * twoBatchMoments({ smallBatch: 1, bigBatch: 5, smallSquaredNorm: 9, bigSquaredNorm: 2.6 });
 * // => { signal: 1, noise: 8, noiseScale: 8 }
 * ```
 */
export function twoBatchMoments(norms: TwoBatchNorms): NoiseMoments {
  const fn = 'twoBatchMoments';
  checkObject(fn, 'norms', norms);
  checkBatches(fn, norms.smallBatch, norms.bigBatch);
  checkNumber(fn, 'smallSquaredNorm', norms.smallSquaredNorm);
  checkNumber(fn, 'bigSquaredNorm', norms.bigSquaredNorm);
  return momentsOfNorms(norms);
}
