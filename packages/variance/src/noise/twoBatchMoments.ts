import { checkNumber, checkObject } from '@bits-per-sample/core';
import type { NoiseMoments } from '../gradient/noiseMoments.ts';
import { checkBatches } from './checkBatches.ts';
import { momentsOfNorms, type TwoBatchNorms } from './momentsOfNorms.ts';

/**
 * Unbiased estimates of signal |G|² and noise tr Σ from gradient norms at two batch sizes.
 *
 *     |G|² = (B |g_B|² − b |g_b|²) / (B − b),   tr Σ = (|g_b|² − |g_B|²) / (1/b − 1/B)
 *
 * Signal and noise may be averaged over steps; their ratio may not. Where the signal of a single
 * step can come out near 0 or below it, the ratio has no mean to settle on: with |G|² = 1 and
 * tr Σ = 64 spread evenly over 50 parameters, b = 8 and B = 32 the four small batches together,
 * 4 % of the steps have a negative signal, and the mean of 40 000 ratios was 1.5, 0.9 and 2.0
 * times the truth with three seeds, while the ratio of the means was within 0.5 % of it each time.
 * The unit of an RL batch is the prompt group. For an interval use {@link gradientNoiseScale}.
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
