import { lgamma } from '@bits-per-sample/core';

/**
 * The weight of k in a larger group with the same expectation at every pass rate: w_n(k) = Σ_j P(j) w_d(j),
 * where j are the successes among d rollouts drawn from the n without replacement. The same
 * polynomial in p, so the same bias, with less noise.
 */
export function elevated(weights: Float64Array, n: number, k: number): number {
  const d = weights.length - 1;
  const choose = (m: number, j: number): number =>
    lgamma(m + 1) - lgamma(j + 1) - lgamma(m - j + 1);
  const all = choose(n, d);
  let sum = 0;
  for (let j = Math.max(0, d - (n - k)); j <= Math.min(d, k); j++)
    sum += Math.exp(choose(k, j) + choose(n - k, d - j) - all) * weights[j]!;
  return sum;
}
