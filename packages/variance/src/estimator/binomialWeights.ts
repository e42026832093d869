/**
 * P(K = k), k = 0 … n, of a Binomial(n, p): by ratios from the mode outwards, so that every
 * probability, the tiny ones too, keeps its digits.
 */
export function binomialWeights(n: number, p: number): Float64Array {
  const weights = new Float64Array(n + 1);
  if (Number.isNaN(p)) return weights.fill(NaN);
  const q = 1 - p;
  const mode = Math.min(n, Math.floor((n + 1) * p));
  weights[mode] = 1;
  let sum = 1;
  for (let k = mode; k < n; k++) {
    weights[k + 1] = weights[k]! * ((n - k) / (k + 1)) * (p / q);
    sum += weights[k + 1]!;
  }
  for (let k = mode; k > 0; k--) {
    weights[k - 1] = weights[k]! * (k / (n - k + 1)) * (q / p);
    sum += weights[k - 1]!;
  }
  for (let k = 0; k <= n; k++) weights[k]! /= sum;
  return weights;
}
