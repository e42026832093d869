import { logExcess } from '@bits-per-sample/core';

/** B₂ₖ / 2k, k = 1…7. */
const TAIL = [1 / 12, -1 / 120, 1 / 252, -1 / 240, 1 / 132, -691 / 32760, 1 / 12];

/**
 * d·ψ(x + d) − [ln Γ(x + d) − ln Γ(x)] ≥ 0: with the three arguments of a Beta posterior
 * these add up to its divergence from the prior, without the cancellation of large terms.
 */
export function informationAbout(x: number, d: number): number {
  if (d === 0) return 0;
  let value = 0;
  for (; x < 10; x++) value += excessOf(x, d);
  const ratio = Math.log1p(d / x);
  value += x * logExcess(d / x) + excessOf(x, d) / 2;
  const inverse = 1 / (x * x);
  let power = 1 / x;
  for (let k = 0; k < TAIL.length; k++) {
    const order = 2 * k + 1;
    const sum = -Math.expm1(-order * ratio) / order;
    value += TAIL[k]! * power * (sum - (d / x) * Math.exp(-(order + 1) * ratio));
    power *= inverse;
  }
  return value;
}

/** ln(1 + d/x) − d/(x + d). */
function excessOf(x: number, d: number): number {
  const y = d / (x + d);
  return y < 0.5 ? logExcess(-y) : Math.log1p(d / x) - y;
}
