/** B₂ₖ / 2k, k = 1…7: the tail of digamma's asymptotic series. */
const TAIL = [1 / 12, -1 / 120, 1 / 252, -1 / 240, 1 / 132, -691 / 32760, 1 / 12];

/**
 * ψ(x + d) − ψ(x) for x > 0, d ≥ 0, to full relative accuracy. Entropies of Beta posteriors
 * are sums of such differences; subtracting two digammas loses them when d ≪ x.
 */
export function digammaIncrement(x: number, d: number): number {
  let sum = 0;
  for (; x < 10; x++) sum += d / x / (x + d);
  const ratio = Math.log1p(d / x);
  sum += ratio + d / x / (x + d) / 2;
  const inverse = 1 / (x * x);
  let power = 1;
  for (let k = 0; k < TAIL.length; k++) {
    power *= inverse;
    sum -= TAIL[k]! * power * Math.expm1(-2 * (k + 1) * ratio);
  }
  return sum;
}
