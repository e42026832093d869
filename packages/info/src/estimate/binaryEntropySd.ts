import {
  type BetaPosterior,
  type Bits,
  bernoulliDivergence,
  trigamma,
} from '@bits-per-sample/core';
import { betaEntropyNats } from '../numeric/betaEntropyNats.ts';
import { checkBeliefs } from '../numeric/checkBeliefs.ts';
import { digammaIncrement } from '../numeric/digammaIncrement.ts';
import { trigammaDecrement } from '../numeric/trigammaDecrement.ts';

/**
 * Standard deviation of H(p) when p ~ Beta(a, b): how uncertain the bits of one prompt are.
 *
 * For an interval use {@link entropyPosteriorQuantile}: H is bounded and bends at p = ½, so
 * mean ± 2 sd is not one.
 *
 * @param beliefs shapes a, b > 0 of the Beta distribution. NaN gives NaN.
 * @returns standard deviation in bits, in [0, ½].
 * @throws {DomainError} a or b not positive and finite.
 *
 * @see Wolpert & Wolf (1995), doi:10.1103/PhysRevE.52.6841
 *
 * @example
 * ```ts
 * binaryEntropySd({ a: 1, b: 1 }).toFixed(8); // => '0.26998826'
 * ```
 */
export function binaryEntropySd(beliefs: BetaPosterior): Bits {
  checkBeliefs('binaryEntropySd', 'beliefs', beliefs);
  const { a, b } = beliefs;
  const s = a + b;
  const mean = betaEntropyNats(a, b);
  const dA = digammaIncrement(a + 2, b);
  const dB = digammaIncrement(b + 2, a);
  const dAB = digammaIncrement(a + 1, b + 1) * digammaIncrement(b + 1, a + 1);
  const square =
    (((a / s) * (a + 1)) / (s + 1)) * (dA * dA + trigammaDecrement(a + 2, b)) +
    (((b / s) * (b + 1)) / (s + 1)) * (dB * dB + trigammaDecrement(b + 2, a)) +
    2 * (a / s) * (b / (s + 1)) * (dAB - trigamma(s + 2));
  const variance = square - mean * mean;
  // A narrow posterior leaves only rounding in that difference: integrate instead.
  if (variance < 1e-4 * square) return narrowSd(a, b);
  return Math.sqrt(variance) / Math.LN2;
}

/**
 * The same by the trapezoidal rule in logit(p) around the mean m, from
 * H(p) − H(m) = log₂((1 − m)/m)·(p − m) − kl(p ‖ m), in which nothing cancels.
 */
function narrowSd(a: number, b: number): number {
  const m = a / (a + b);
  const slope = Math.log2(b / a);
  const width = Math.sqrt(1 / a + 1 / b);
  let total = 0;
  let first = 0;
  let second = 0;
  for (let i = -60; i <= 60; i++) {
    const shift = (i / 5) * width;
    const grown = Math.expm1(shift);
    const weight = Math.exp(a * shift - (a + b) * Math.log1p(m * grown));
    const moved = (m * (b / (a + b)) * grown) / (1 + m * grown);
    const change = slope * moved - bernoulliDivergence(m + moved, m);
    total += weight;
    first += weight * change;
    second += weight * change * change;
  }
  return Math.sqrt(second / total - (first / total) ** 2);
}
