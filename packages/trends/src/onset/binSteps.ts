import type { Series } from '../series/series.ts';

/** Bins that a stretch is fitted in, at most: more would cost much and tell little. */
const MOST_BINS = 120;

/** A stretch of steps in bins of equal length. */
export interface Bins {
  /** Steps of a bin. */
  readonly length: number;
  /** First step of each bin, and the step after the last. */
  readonly edges: readonly number[];
  /** Mean of each bin, its steps weighted by 1 / variance. */
  readonly means: Float64Array;
  /** 1 / variance of each mean. */
  readonly weights: Float64Array;
}

/** Steps [from, to) in bins that end at `to`; steps that fill no bin are left out at the start. */
export function binSteps({ means, variances, inflation }: Series, from: number, to: number): Bins {
  const steps = to - from;
  const length = Math.max(1, Math.ceil(steps / MOST_BINS));
  const count = Math.floor(steps / length);
  const edges = Array.from({ length: count + 1 }, (_, bin) => to - (count - bin) * length);
  const binned = new Float64Array(count);
  const weights = new Float64Array(count);
  for (let step = edges[0]!; step < to; step++) {
    if (Number.isNaN(means[step])) continue;
    const bin = Math.floor((step - edges[0]!) / length);
    weights[bin]! += 1 / variances[step]!;
    binned[bin]! += means[step]! / variances[step]!;
  }
  for (let bin = 0; bin < count; bin++) {
    if (weights[bin]! > 0) binned[bin]! /= weights[bin]!;
    weights[bin]! /= inflation;
  }
  return { length, edges, means: binned, weights };
}
