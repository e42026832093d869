import { lgamma } from '@bits-per-sample/core';

/** C(n, k), to the nearest integer where a double holds it. */
export const binomial = (n: number, k: number): number =>
  Math.round(Math.exp(lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1)));
