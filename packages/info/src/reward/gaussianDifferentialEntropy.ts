import { type Bits, checkPositive } from '@bits-per-sample/core';

/**
 * Differential entropy of a Gaussian, ½ log₂(2πe σ²).
 *
 * Not a count of bits: it depends on the unit of σ and may be negative. It turns into one
 * by subtracting log₂ of the reward's resolution, which {@link quantisedGaussianEntropy}
 * does exactly.
 *
 * @param sigma standard deviation, > 0. NaN gives NaN.
 * @returns differential entropy in bits, of either sign.
 * @throws {DomainError} sigma ≤ 0.
 *
 * @see Cover & Thomas (2006), §8.3
 *
 * @example
 * ```ts
 * gaussianDifferentialEntropy(1).toFixed(6); // => '2.047096'
 * ```
 */
export function gaussianDifferentialEntropy(sigma: number): Bits {
  checkPositive('gaussianDifferentialEntropy', 'sigma', sigma);
  return Math.log2(2 * Math.PI * Math.E) / 2 + Math.log2(sigma);
}
