import { checkAtLeast } from '../check/checkAtLeast.ts';

/**
 * Trigamma function ψ₁(x) = d² ln Γ(x) / dx², for x ≥ 0.
 *
 * The variance of a log-odds under a Beta posterior is ψ₁(a) + ψ₁(b). Relative error below
 * 1e-15.
 *
 * @param x argument, ≥ 0. NaN gives NaN.
 * @returns ψ₁(x); Infinity at 0 and below 1e-154.
 * @throws {DomainError} x < 0, or not a number.
 *
 * @see NIST Digital Library of Mathematical Functions, https://dlmf.nist.gov/5.15
 *
 * @example
 * ```ts
 * trigamma(1); // => Math.PI ** 2 / 6
 * ```
 */
export function trigamma(x: number): number {
  checkAtLeast('trigamma', 'x', x, 0);
  if (x === Infinity) return 0;
  let shift = 0;
  for (; x < 12; x++) shift += 1 / (x * x);
  const r = 1 / x;
  const z = r * r;
  const series =
    1 / 6 +
    z *
      (-1 / 30 +
        z *
          (1 / 42 +
            z * (-1 / 30 + z * (5 / 66 + z * (-691 / 2730 + z * (7 / 6 - z * (3617 / 510)))))));
  return r + z * (0.5 + r * series) + shift;
}
