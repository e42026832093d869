import { normalQuantile } from '@bits-per-sample/core';

/** Variance of a statistic from its values with one unit left out, (n − 1)/n Σ (θ₋ᵢ − mean)². */
export function jackknifeVariance(leftOut: Float64Array): number {
  const n = leftOut.length;
  const centre = leftOut.reduce((a, x) => a + x, 0) / n;
  const squares = leftOut.reduce((a, x) => a + (x - centre) ** 2, 0);
  return (squares * (n - 1)) / n;
}

/** The value with its normal interval from a delete-one jackknife. */
export function jackknifeInterval(
  value: number,
  leftOut: Float64Array,
  level: number,
): { value: number; lower: number; upper: number } {
  const margin = normalQuantile((1 + level) / 2) * Math.sqrt(jackknifeVariance(leftOut));
  return { value, lower: value - margin, upper: value + margin };
}
