import { passAtK } from '@bits-per-sample/capability';
import { ladder } from '../evaluation/ladder.ts';
import type { GroupCounts } from '../trials/groupCounts.ts';
import { cellsOf } from './bits.ts';

/** Unbiased pass@k, mean over groups, for every k that all groups can answer. */
export function passAtKLadder(counts: GroupCounts): { k: number; value: number }[] {
  const cells = cellsOf(counts);
  const smallest = cells[0]?.attempts ?? Infinity;
  if (!Number.isFinite(smallest)) return [];
  return ladder(smallest).map((k) => {
    let sum = 0;
    for (const { successes, attempts, groups } of cells)
      sum += groups * passAtK(successes, attempts, k);
    return { k, value: sum / counts.attempts.length };
  });
}
