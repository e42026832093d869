import type { NoiseMoments } from '../gradient/noiseMoments.ts';

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

/** {@link twoBatchMoments}, unchecked. */
export function momentsOfNorms({
  smallBatch,
  bigBatch,
  smallSquaredNorm,
  bigSquaredNorm,
}: TwoBatchNorms): NoiseMoments {
  const spread = bigBatch - smallBatch;
  const signal = (bigBatch * bigSquaredNorm - smallBatch * smallSquaredNorm) / spread;
  const noise = (smallSquaredNorm - bigSquaredNorm) * (smallBatch * (bigBatch / spread));
  return { signal, noise, noiseScale: noise / signal };
}
