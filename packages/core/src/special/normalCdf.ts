import { checkNumber } from '../check/checkNumber.ts';

/**
 * Distribution function of the standard normal: Φ(x) = P(Z ≤ x).
 *
 * How often noise alone would stay below x standard errors. Relative error below 1e-14 down
 * to Φ(−37) ≈ 1e-300; for an upper tail take normalCdf(−x), not 1 − normalCdf(x).
 *
 * @param x number of standard deviations. NaN gives NaN.
 * @returns a probability in [0, 1].
 * @throws {DomainError} x is not a number.
 *
 * @see NIST Digital Library of Mathematical Functions, https://dlmf.nist.gov/7.9
 *
 * @example
 * ```ts
 * normalCdf(0); // => 0.5
 * normalCdf(-1.959963984540054).toFixed(6); // => '0.025000'
 * ```
 */
export function normalCdf(x: number): number {
  checkNumber('normalCdf', 'x', x);
  const z = Math.abs(x);
  // exp(−z²/2) with z² in two parts: the square of few bits is exact
  const near = Math.min(40, Math.round(z * 16) / 16);
  const density =
    0.3989422804014327 * Math.exp(-0.5 * near * near) * Math.exp(-0.5 * (z - near) * (z + near));
  if (z < 2.5) {
    // Φ(z) − ½ as a series of positive terms
    let term = z;
    let sum = z;
    for (let n = 3; term > 1e-17 * sum; n += 2) sum += term *= (z * z) / n;
    return x < 0 ? 0.5 - density * sum : 0.5 + density * sum;
  }
  // Mills' ratio as a continued fraction, from the far end
  let mills = z;
  for (let n = z > 1e3 ? 1 : Math.ceil(30 + 400 / (z * z)); n > 0; n--) mills = z + n / mills;
  const tail = z > 39 ? 0 : density / mills;
  return Number.isNaN(x) ? x : x < 0 ? tail : 1 - tail;
}
