import { type Bits, checkAtLeast } from '@bits-per-sample/core';

/**
 * Information in a continuous reward with Gaussian noise: ½ log₂(1 + SNR).
 *
 * The honest count for a real-valued score: its signal variance over the variance of the
 * verifier's own noise, not the digits it is printed with.
 *
 * @param signalToNoise variance of the true scores over variance of the noise, ≥ 0. NaN gives NaN.
 * @returns bits per reward, ≥ 0.
 * @throws {DomainError} signalToNoise < 0.
 *
 * @see Shannon (1949), doi:10.1109/JRPROC.1949.232969
 *
 * @example
 * ```ts
 * gaussianRewardInformation(3); // => 1
 * ```
 */
export function gaussianRewardInformation(signalToNoise: number): Bits {
  checkAtLeast('gaussianRewardInformation', 'signalToNoise', signalToNoise, 0);
  return Math.log1p(signalToNoise) / 2 / Math.LN2;
}
