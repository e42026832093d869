import type { CountBins } from '@bits-per-sample/core';
import { missProbability } from '../numeric/missProbability.ts';

/** Chance that k draws miss, for each bin and k; shape [bins × ks], NaN where n < k. */
export function missRows({ k: c, n }: CountBins, ks: readonly number[]): Float64Array {
  const rows = new Float64Array(c.length * ks.length);
  for (let b = 0; b < c.length; b++)
    ks.forEach((k, l) => {
      rows[b * ks.length + l] = k > n[b]! ? NaN : missProbability(c[b]!, n[b]!, k);
    });
  return rows;
}
