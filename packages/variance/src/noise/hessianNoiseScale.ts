import { checkNumbers, checkObject, checkSameLength } from '@bits-per-sample/core';

/** Gradient, curvature and noise, parameter by parameter. */
export interface CurvedGradient {
  /** Expected gradient G; shape [d]. */
  readonly gradient: ArrayLike<number>;
  /** Diagonal of the Hessian H; shape [d]. */
  readonly hessianDiagonal: ArrayLike<number>;
  /** Diagonal of Σ, the variance of one sample's gradient; shape [d]. */
  readonly varianceDiagonal: ArrayLike<number>;
}

/** Noise scale with and without curvature, and the noiseless step. */
export interface HessianNoiseScale {
  /** tr(HΣ) / GᵀHG, in samples. */
  readonly noiseScale: number;
  /** tr(Σ) / |G|², in samples: what is left when every direction curves alike. */
  readonly simpleNoiseScale: number;
  /** Best learning rate without noise, |G|² / GᵀHG. */
  readonly maximumLearningRate: number;
  /** Loss decrease of that step, |G|⁴ / (2 GᵀHG). */
  readonly maximumImprovement: number;
}

/**
 * Hessian-weighted noise scale: noise counts in the directions in which the loss curves.
 *
 * The simple noise scale treats all parameters alike. When the noise lies mostly in flat
 * directions it over-states, and when it lies in steep ones under-states, how large a batch pays.
 * Curvature here is a diagonal; for a full Hessian put Hessian-vector products into
 * GᵀHG and E (gᵢ − G)ᵀ H (gᵢ − G) and divide.
 *
 * @param curved gradient, curvature and variance, one entry per parameter.
 * @returns noise scales, learning rate and improvement; the raw ratios, negative where the loss
 *   curves down along the gradient.
 * @throws {DomainError} lengths differ, or columns that are no numbers.
 *
 * @see McCandlish et al. (2018), arXiv:1812.06162, eq. 2.8
 *
 * @example
 * ```ts
 * hessianNoiseScale({ gradient: [1, 1], hessianDiagonal: [1, 3], varianceDiagonal: [8, 0] });
 * // => { noiseScale: 2, simpleNoiseScale: 4, maximumLearningRate: 0.5, maximumImprovement: 0.5 }
 * ```
 */
export function hessianNoiseScale(curved: CurvedGradient): HessianNoiseScale {
  const fn = 'hessianNoiseScale';
  checkObject(fn, 'curved', curved);
  const { gradient, hessianDiagonal, varianceDiagonal } = curved;
  checkNumbers(fn, 'gradient', gradient);
  const d = gradient.length;
  for (const [name, column] of Object.entries({ hessianDiagonal, varianceDiagonal })) {
    checkNumbers(fn, name, column);
    checkSameLength(fn, name, column, d);
  }
  let curvedNoise = 0;
  let curvedSignal = 0;
  let noise = 0;
  let signal = 0;
  for (let i = 0; i < d; i++) {
    const square = gradient[i]! ** 2;
    curvedNoise += hessianDiagonal[i]! * varianceDiagonal[i]!;
    curvedSignal += hessianDiagonal[i]! * square;
    noise += varianceDiagonal[i]!;
    signal += square;
  }
  return {
    noiseScale: curvedNoise / curvedSignal,
    simpleNoiseScale: noise / signal,
    maximumLearningRate: signal / curvedSignal,
    maximumImprovement: (signal * (signal / curvedSignal)) / 2,
  };
}
