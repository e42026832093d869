import { betaQuantile, normalQuantile, studentQuantile } from '@bits-per-sample/core';

/**
 * Jeffreys' interval for a mean in [0, 1] that is known with a given variance: the variance
 * of a proportion of value·(1 − value)/variance trials. For a plain proportion it is the
 * Jeffreys interval, for large samples the normal one; in between, with a handful of
 * effective successes, it keeps its coverage where ± 1.96 standard errors does not.
 */
export function proportionInterval({
  value,
  variance,
  clusters,
  level,
}: {
  value: number;
  variance: number;
  clusters: number;
  level: number;
}): [number, number] {
  const tail = (1 - level) / 2;
  const inflation =
    clusters > 1 ? (studentQuantile(1 - tail, clusters - 1) / normalQuantile(1 - tail)) ** 2 : 1;
  const spread = variance * inflation;
  if (!(spread > 0)) return [value, value];
  if (!(value > 0 && value < 1)) {
    const margin = normalQuantile(1 - tail) * Math.sqrt(spread);
    return [value - margin, value + margin];
  }
  const trials = (value * (1 - value)) / spread;
  const a = value * trials + 0.5;
  const b = (1 - value) * trials + 0.5;
  return [Math.min(value, betaQuantile(tail, a, b)), Math.max(value, betaQuantile(1 - tail, a, b))];
}
