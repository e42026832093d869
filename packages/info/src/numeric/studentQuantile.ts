import { betaQuantile } from '@bits-per-sample/core';

/** Quantile of Student's t for a probability above ½. */
export function studentQuantile(probability: number, freedom: number): number {
  const x = betaQuantile(2 * (1 - probability), freedom / 2, 0.5);
  return Math.sqrt((freedom * (1 - x)) / x);
}
