import type { PassCounts } from '@bits-per-sample/core';

/** Unbiased p (1 − p) of each prompt, NaN below 2 attempts; of checked counts. */
export function rewardVariances({ successes, attempts }: PassCounts): Float64Array {
  return Float64Array.from(attempts, (n, i) => {
    const k = successes[i]!;
    return n < 2 ? NaN : ((k / n) * (n - k)) / (n - 1);
  });
}
