/** Antiderivative of 1/(sⁿ(1 − s)²), n ≥ 1: Σ (j+1) s^(j−n+1)/(j−n+1) + n ln s + 1/(1−s) − n ln(1−s). */
export function powerTime(n: number, s: number): number {
  let sum = n * (Math.log(s) - Math.log1p(-s)) + 1 / (1 - s);
  for (let j = 0; j < n - 1; j++) sum += ((j + 1) * s ** (j - n + 1)) / (j - n + 1);
  return sum;
}
