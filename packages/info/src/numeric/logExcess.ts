/**
 * x − ln(1 + x) ≥ 0 for x ≥ −1, to full relative accuracy near 0, where the difference
 * would lose it. Every divergence is a sum of these, so none can come out negative.
 */
export function logExcess(x: number): number {
  if (x < -0.5 || x > 1) return x - Math.log1p(x);
  const r = x / (2 + x); // ln(1 + x) = 2 artanh r
  const square = r * r;
  let power = square;
  let tail = 0;
  for (let k = 3; power > 1e-17 * square; k += 2, power *= square) tail += power / k;
  return r * (x - 2 * tail);
}
