import type { PrefixSums } from './prefixSums.ts';

/** A mean over a window of steps. NaN, both, where the window is empty. */
export interface WindowMean {
  /** Σ x / N. */
  readonly mean: number;
  /** Its standard error, grown by what steps vary beyond chance. */
  readonly standardError: number;
}

/** Mean over steps [from, to) and its standard error, variances grown by `inflation`. */
export function meanOfSums(
  { groups, sum, spread, plain }: PrefixSums,
  from: number,
  to: number,
  inflation: number,
): WindowMean {
  const n = groups[to]! - groups[from]!;
  if (!(n > 0)) return { mean: NaN, standardError: NaN };
  const mean = (sum[to]! - sum[from]!) / n;
  const width = spread[to]! - spread[from]!;
  if (plain) return { mean, standardError: Math.sqrt(inflation * width) / n };
  const variance = Math.max(width / n - mean * mean, 0);
  // two more groups at the widest spread: 0 of n has an error too
  return { mean, standardError: Math.sqrt((inflation * (variance * n + 0.5)) / (n + 2) / n) };
}
