import { median } from '../noise/median.ts';
import type { PrefixSums } from './prefixSums.ts';

/** Groups of a step above which its mean says something by itself. */
const TELLING_GROUPS = 24;

/**
 * The median of the step means of a window: what half of its steps are at or below. One outlying step
 * moves the mean of three, not their median. NaN where steps have too few groups to be looked at alone.
 */
export function middleStep({ groups, sum, plain }: PrefixSums, from: number, to: number): number {
  if (!plain && groups[to]! - groups[from]! < TELLING_GROUPS * (to - from)) return NaN;
  const means: number[] = [];
  for (let step = from; step < to; step++) {
    const n = groups[step + 1]! - groups[step]!;
    if (n > 0) means.push((sum[step + 1]! - sum[step]!) / n);
  }
  return median(Float64Array.from(means));
}
