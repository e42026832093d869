/** Signal and noise of a gradient, and the batch size at which they are equal. */
export interface NoiseMoments {
  /** |G|²: squared length of the expected gradient; an unbiased estimate may be negative. */
  readonly signal: number;
  /** tr Σ: variance of one sample's gradient, summed over parameters. */
  readonly noise: number;
  /** Noise scale tr Σ / |G|², in samples: the raw ratio, negative when the signal is lost. */
  readonly noiseScale: number;
}
