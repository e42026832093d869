import { DomainError } from '@bits-per-sample/core';
import type { Lot, Sampler } from './sampler.ts';
import type { SumTree } from './sumTree.ts';

/** Lowers weights to the cap while `use` runs, and puts them back. */
function capped<T>(tree: SumTree, share: number, use: () => T): T {
  const most = Math.max(share, 1 / tree.size);
  const heavy = new Map<number, number>();
  let cap = Infinity;
  for (;;) {
    const room = 1 - most * heavy.size;
    if (!(room > 1e-9 && tree.total > 0)) break;
    cap = (most * tree.total) / room;
    // a weight of at least one step is hit by one of the points, whatever lies before it
    const found = new Map<number, number>();
    for (let x = 0; x < tree.total; x += cap) {
      const leaf = tree.find(x);
      if (tree.weights[leaf]! > cap * (1 + 1e-12)) found.set(leaf, tree.weights[leaf]!);
    }
    if (found.size === 0) break;
    for (const [leaf, weight] of found) {
      heavy.set(leaf, weight);
      tree.set(leaf, 0);
    }
  }
  for (const leaf of heavy.keys()) tree.set(leaf, cap);
  const result = use();
  for (const [leaf, weight] of heavy) tree.set(leaf, weight);
  return result;
}

/**
 * Lets no task have more than a share of the draws: heavier weights are lowered to just that, and
 * what they lose goes to the others in proportion. O((B + 1/share) log N), exact.
 *
 * One task that looks best, rightly or wrongly, cannot fill the batch.
 *
 * @param sampler that draws by weight: `withReplacement`, `gumbelTopK`, `systematic`, `softmax`.
 * @param share largest share of single draws, in (0, 1]; at least 1/N with N tasks.
 * @returns the sampler.
 * @throws {DomainError} share outside (0, 1].
 *
 * @example
 * ```ts
 * maxShare(withReplacement(), 0.1).replacement; // => true
 * ```
 */
export function maxShare(sampler: Sampler, share: number): Sampler {
  if (!(typeof share === 'number' && share > 0 && share <= 1))
    throw new DomainError('maxShare', 'share', 'in (0, 1]', share);
  return {
    ...sampler,
    shares: ({ tree }: Lot) =>
      capped(tree, share, () => tree.weights.slice(0, tree.size).map((w) => w / tree.total)),
    sample: (lot, count, rng, odds) =>
      capped(lot.tree, share, () => sampler.sample(lot, count, rng, odds)),
  };
}
