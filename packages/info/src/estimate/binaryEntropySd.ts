import { type Bits, DomainError, trigamma } from '@bits-per-sample/core';
import { digammaIncrement } from './digammaIncrement.ts';
import { expectedBinaryEntropy } from './expectedBinaryEntropy.ts';

/**
 * Standard deviation of H(p) when p ~ Beta(a, b): how uncertain the bits of one prompt are.
 *
 * For an interval use {@link entropyPosteriorQuantile}: H is bounded and bends at p = ½, so
 * mean ± 2 sd is not one.
 *
 * @param a first parameter of the Beta distribution, > 0. NaN gives NaN.
 * @param b second parameter, > 0. NaN gives NaN.
 * @returns standard deviation in bits, in [0, ½].
 * @throws {DomainError} a ≤ 0 or b ≤ 0, or infinite.
 *
 * @see Wolpert & Wolf (1995), doi:10.1103/PhysRevE.52.6841
 *
 * @example
 * ```ts
 * binaryEntropySd(1, 1).toFixed(8); // => '0.26998826'
 * ```
 */
export function binaryEntropySd(a: number, b: number): Bits {
  if (a <= 0 || a === Infinity)
    throw new DomainError('binaryEntropySd', 'a', 'positive and finite', a);
  if (b <= 0 || b === Infinity)
    throw new DomainError('binaryEntropySd', 'b', 'positive and finite', b);
  const s = a + b;
  const mean = expectedBinaryEntropy(a, b) * Math.LN2;
  const t = trigamma(s + 2);
  const dA = -digammaIncrement(a + 2, b);
  const dB = -digammaIncrement(b + 2, a);
  const dA1 = -digammaIncrement(a + 1, b + 1);
  const dB1 = -digammaIncrement(b + 1, a + 1);
  const square =
    ((a / s) * (a + 1) * (dA * dA + trigamma(a + 2) - t)) / (s + 1) +
    ((b / s) * (b + 1) * (dB * dB + trigamma(b + 2) - t)) / (s + 1) +
    (2 * (a / s) * b * (dA1 * dB1 - t)) / (s + 1);
  return Math.sqrt(Math.max(0, square - mean * mean)) / Math.LN2;
}
