/** B₂ₖ, k = 1…7. */
const TAIL = [1 / 6, -1 / 30, 1 / 42, -1 / 30, 5 / 66, -691 / 2730, 7 / 6];

/** ψ′(x) − ψ′(x + d) for x > 0, d ≥ 0, to full relative accuracy. */
export function trigammaDecrement(x: number, d: number): number {
  let sum = 0;
  for (; x < 10; x++) sum += ((d / x) * (2 + d / x)) / (x + d) ** 2;
  const ratio = Math.log1p(d / x);
  sum -= Math.expm1(-ratio) / x + Math.expm1(-2 * ratio) / (2 * x * x);
  let power = 1 / x;
  for (let k = 0; k < TAIL.length; k++) {
    power /= x * x;
    sum -= TAIL[k]! * power * Math.expm1(-(2 * k + 3) * ratio);
  }
  return sum;
}
