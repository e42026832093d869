import { checkAtLeast } from '../check/checkAtLeast.ts';

/**
 * x − ln(1 + x) ≥ 0, to full relative accuracy near 0, where the difference would lose it.
 *
 * Every divergence is a sum of these over outcomes, with x = q/p − 1, so none comes out
 * negative. Relative error below 1e-15.
 *
 * @param x argument, ≥ −1. NaN gives NaN.
 * @returns x − ln(1 + x); Infinity at −1.
 * @throws {DomainError} x < −1.
 *
 * @example
 * ```ts
 * logExcess(1); // => 1 - Math.LN2
 * logExcess(1e-10); // => 4.999999999666667e-21
 * ```
 */
export function logExcess(x: number): number {
  checkAtLeast('logExcess', 'x', x, -1);
  return excess(x);
}

/**
 * The same, unchecked.
 *
 * @internal
 */
export function excess(x: number): number {
  if (x < -0.5 || x > 1) return x - Math.log1p(x);
  const r = x / (2 + x); // ln(1 + x) = 2 artanh r, |r| ≤ 1/3: at most 18 terms
  const square = r * r;
  let power = square;
  let tail = 0;
  for (let k = 3; power > 1e-17 * square; k += 2, power *= square) tail += power / k;
  return r * (x - 2 * tail);
}
