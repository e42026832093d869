import { type Rng, sampleUniform53 } from '@bits-per-sample/core';
import { drawRate } from './drawRate.ts';

/**
 * Number of successes in n attempts of probability p, exact, in O(log n): the median of n uniform
 * numbers is a Beta number, and tells on which side of it the rest of the question lies.
 * @internal
 * @see Devroye (1986), Non-Uniform Random Variate Generation, X.4.3
 */
export function binomial(n: number, p: number, rng: Rng): number {
  let count = 0;
  let left = n;
  let q = p;
  while (left > 16) {
    if (q <= 0) return count;
    if (q >= 1) return count + left;
    const middle = Math.floor((left + 1) / 2);
    const x = drawRate({ a: middle, b: left + 1 - middle }, rng);
    if (x <= q) {
      count += middle;
      left -= middle;
      q = (q - x) / (1 - x);
    } else {
      left = middle - 1;
      q /= x;
    }
  }
  for (; left > 0; left--) if (sampleUniform53(rng) < q) count++;
  return count;
}
