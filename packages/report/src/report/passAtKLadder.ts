import { passAtK } from '@bits-per-sample/capability';
import type { GroupCounts } from '../trials/groupCounts.ts';
import { cellsOf } from './bits.ts';

/** k = 1, 2, 4, … and the smallest group itself: every group has that many attempts. */
export function ladder(smallest: number): number[] {
  const ks: number[] = [];
  for (let k = 1; k <= Math.min(smallest, 1024); k *= 2) ks.push(k);
  if (smallest <= 1024 && ks.at(-1) !== smallest && smallest > 0) ks.push(smallest);
  return ks;
}

/** Unbiased pass@k, mean over groups, for every k that all groups can answer. */
export function passAtKLadder(counts: GroupCounts): { k: number; value: number }[] {
  const smallest = counts.attempts.reduce((a, n) => Math.min(a, n), Infinity);
  if (!Number.isFinite(smallest)) return [];
  const cells = cellsOf(counts);
  return ladder(smallest).map((k) => {
    let sum = 0;
    for (const { successes, attempts, groups } of cells)
      sum += groups * passAtK(successes, attempts, k);
    return { k, value: sum / counts.attempts.length };
  });
}
