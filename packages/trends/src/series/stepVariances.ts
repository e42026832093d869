import type { PrefixSums } from './prefixSums.ts';

/** How many groups of the whole run's spread each step is shrunk by: a step of few equal groups is not certain. */
const SHRINKAGE = 8;

/** Least spread of one group, where all groups are equal. */
const LEAST_SPREAD = 1e-6;

/** Means of the steps before `to` that have groups, and the sampling variances of these means. */
export function stepVariances(
  { groups, sum, spread }: PrefixSums,
  to: number,
): { readonly means: Float64Array; readonly variances: Float64Array } {
  const all = Math.max(groups[to]!, 1);
  const overall = Math.max(spread[to]! / all - (sum[to]! / all) ** 2, LEAST_SPREAD);
  const means = new Float64Array(to).fill(NaN);
  const variances = new Float64Array(to).fill(Infinity);
  for (let i = 0; i < to; i++) {
    const n = groups[i + 1]! - groups[i]!;
    if (!(n > 0)) continue;
    const mean = (sum[i + 1]! - sum[i]!) / n;
    const own = Math.max((spread[i + 1]! - spread[i]!) / n - mean * mean, 0);
    means[i] = mean;
    variances[i] = (own * n + SHRINKAGE * overall) / (n + SHRINKAGE) / n;
  }
  return { means, variances };
}
