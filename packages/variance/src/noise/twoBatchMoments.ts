import type { NoiseMoments } from '../gradient/noiseMoments.ts';
import { checkBatches } from './checkBatches.ts';

/** Squared gradient norms at two batch sizes, of one step or averaged over steps. */
export interface TwoBatchNorms {
  /** Samples in a small batch, b ≥ 1. */
  readonly smallBatch: number;
  /** Samples in a large batch, B > b. */
  readonly bigBatch: number;
  /** |g_b|², or its mean. */
  readonly smallSquaredNorm: number;
  /** |g_B|², or its mean. */
  readonly bigSquaredNorm: number;
}

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
 * @throws {DomainError} smallBatch < 1 or bigBatch ≤ smallBatch.
 *
 * @see McCandlish et al. (2018), arXiv:1812.06162, appendix A.1
 *
 * @example
 * ```ts
 * twoBatchMoments({ smallBatch: 1, bigBatch: 5, smallSquaredNorm: 9, bigSquaredNorm: 2.6 });
 * // => { signal: 1, noise: 8, noiseScale: 8 }
 * ```
 */
export function twoBatchMoments({
  smallBatch,
  bigBatch,
  smallSquaredNorm,
  bigSquaredNorm,
}: TwoBatchNorms): NoiseMoments {
  checkBatches('twoBatchMoments', smallBatch, bigBatch);
  const spread = bigBatch - smallBatch;
  const signal = (bigBatch * bigSquaredNorm - smallBatch * smallSquaredNorm) / spread;
  const noise = (smallSquaredNorm - bigSquaredNorm) * (smallBatch * (bigBatch / spread));
  return { signal, noise, noiseScale: noise / signal };
}
