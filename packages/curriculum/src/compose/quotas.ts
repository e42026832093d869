import { type Rng, sampleUniform53 } from '@bits-per-sample/core';
import { SumTree } from '../sample/sumTree.ts';

/** How many groups a lot gets, and what that makes of a propensity within it. */
export interface Quota {
  readonly count: number;
  readonly chance: number;
}

/**
 * Deals groups out to lots by their shares: one by one where tasks may come twice, else by systematic
 * rounding, and lots too small for their share leave the rest to others.
 *
 * @param shares of the lots, summing to 1; shape [S].
 * @param sizes number of tasks of each; shape [S].
 * @internal
 */
export function quotas(
  shares: readonly number[],
  sizes: readonly number[],
  { groups, replacement }: { readonly groups: number; readonly replacement: boolean },
  rng: Rng,
): readonly Quota[] {
  const single = shares.filter((share) => share > 0).length === 1;
  if (single) return shares.map((share) => ({ count: share > 0 ? groups : 0, chance: 1 }));
  const counts = shares.map(() => 0);
  if (replacement) {
    const tree = new SumTree(shares);
    for (let k = 0; k < groups; k++) counts[tree.find(sampleUniform53(rng) * tree.total)]!++;
    return counts.map((count, s) => ({ count, chance: shares[s]! }));
  }
  let before = sampleUniform53(rng);
  shares.forEach((share, s) => {
    const after = before + share * groups;
    counts[s] = Math.floor(after) - Math.floor(before);
    before = after;
  });
  // rounding may lose one
  let left = groups - counts.reduce((a, b) => a + b, 0);
  counts.forEach((count, s) => {
    left += Math.max(0, count - sizes[s]!);
    counts[s] = Math.min(count, sizes[s]!);
  });
  counts.forEach((count, s) => {
    const more = Math.min(Math.max(0, left), sizes[s]! - count);
    counts[s] = count + more;
    left -= more;
  });
  return counts.map((count, s) => ({ count, chance: Math.min(1, shares[s]! * groups) }));
}
