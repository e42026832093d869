import { digammaIncrement } from './digammaIncrement.ts';

/** B₂ₖ / 2k, k = 1…7. */
const TAIL = [1 / 12, -1 / 120, 1 / 252, -1 / 240, 1 / 132, -691 / 32760, 1 / 12];

/**
 * δ(x) − δ(x + d) ≥ 0 with δ(x) = ψ(x + 1) − ln x, to full relative accuracy: the expected
 * excess of a Beta variable's x ln x over that of its mean.
 */
export function deltaDifference(x: number, d: number): number {
  if (x < 1e-3 && d > x) return Math.log1p(d / x) - digammaIncrement(x + 1, d);
  let value = 0;
  for (; x < 10; x++) value += Math.log1p(d / (x * (x + d + 1))) - d / ((x + 1) * (x + d + 1));
  value += d / x / (x + d) / 2;
  const ratio = Math.log1p(d / x);
  const inverse = 1 / (x * x);
  let power = 1;
  for (let k = 0; k < TAIL.length; k++) {
    power *= inverse;
    value += TAIL[k]! * power * Math.expm1(-2 * (k + 1) * ratio);
  }
  return value;
}
