import { logExcess } from '@bits-per-sample/core';

/** B₂ₖ / (2k(2k − 1)), k = 1…7: the tail of Stirling's series. */
const TAIL = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156];

/** ln Γ(x + d) − ln Γ(x) for x > 0, d ≥ 0, without subtracting two large logarithms. */
export function lgammaIncrement(x: number, d: number): number {
  let shift = 0;
  for (; x < 10; x++) shift -= Math.log1p(d / x);
  const ratio = Math.log1p(d / x);
  // (x + d − ½) ln(x + d) − (x − ½) ln x − d
  let value = shift + d * Math.log(x) + (x + d - 0.5) * ratio - d;
  if (d < x) value = shift + d * Math.log(x) + (d - 0.5) * ratio - x * logExcess(d / x);
  const inverse = 1 / (x * x);
  let power = 1 / x;
  for (let k = 0; k < TAIL.length; k++) {
    value += TAIL[k]! * power * Math.expm1(-(2 * k + 1) * ratio);
    power *= inverse;
  }
  return value;
}
