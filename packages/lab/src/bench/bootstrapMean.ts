import { createRng, type Estimate, undefinedEstimate } from '@bits-per-sample/core';

/** Mean of a sample with the percentile bootstrap's interval, seeded: the same numbers give the same interval. */
export function bootstrapMean<U extends string>(
  values: ArrayLike<number>,
  unit: U,
  { level = 0.95, resamples = 2000 }: { readonly level?: number; readonly resamples?: number } = {},
): Estimate<U> {
  const n = values.length;
  if (n === 0) return undefinedEstimate(unit, 'no trials', { level });
  let value = 0;
  for (let i = 0; i < n; i++) value += values[i]! / n;
  if (n === 1) return { value, lower: NaN, upper: NaN, level, n, unit, method: 'mean of one' };
  const rng = createRng(n);
  const means = new Float64Array(resamples);
  for (let b = 0; b < resamples; b++) {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += values[Math.floor(rng.next() * n)]!;
    means[b] = sum / n;
  }
  means.sort();
  const at = (q: number) => means[Math.min(resamples - 1, Math.floor(q * resamples))]!;
  const tail = (1 - level) / 2;
  return { value, lower: at(tail), upper: at(1 - tail), level, n, unit, method: 'bootstrap' };
}
