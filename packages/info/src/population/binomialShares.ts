import { lgamma } from '@bits-per-sample/core';

/** Chances of 0, …, n successes of n at a rate p in (0, 1); shape [n + 1]. */
export function binomialShares(n: number, p: number): Float64Array {
  const [logP, logQ] = [Math.log(p), Math.log1p(-p)];
  const all = lgamma(n + 1);
  return Float64Array.from({ length: n + 1 }, (_, k) =>
    Math.exp(all - lgamma(k + 1) - lgamma(n - k + 1) + k * logP + (n - k) * logQ),
  );
}
