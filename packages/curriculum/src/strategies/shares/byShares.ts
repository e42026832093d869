import type { Lot, Odds, Sampler } from '../../sample/sampler.ts';
import { SumTree } from '../../sample/sumTree.ts';
import { withReplacement } from '../../sample/withReplacement.ts';
import type { Pool } from '../../strategy/pool.ts';
import type { Stage } from '../../strategy/stage.ts';

/** Least share of a task: none is ever out of reach. */
const least = 1e-300;

/**
 * Draws by shares that are made from all tasks of the lot at once, O(N) per ask.
 *
 * @param shares writes the share of each leaf, ≥ 0 and in any unit, into `out`, given their rows.
 * @param stage what the shares are made from.
 * @param base how it draws by weight. Default: with replacement.
 * @internal
 */
export function byShares(
  shares: (pool: Pool, rows: ArrayLike<number>, out: Float64Array, lot: Lot) => void,
  stage: Stage = {},
  base: Sampler = withReplacement(),
): Sampler {
  const positive = (lot: Lot, { pool }: Odds) => {
    const { size } = lot.tree;
    const out = new Float64Array(size);
    shares(pool, lot.rows ?? Int32Array.from({ length: size }, (_, leaf) => leaf), out, lot);
    let total = 0;
    for (let leaf = 0; leaf < size; leaf++) total += out[leaf]!;
    for (let leaf = 0; leaf < size; leaf++) out[leaf] = Math.max(out[leaf]! / total, least);
    return out;
  };
  return {
    ...stage,
    replacement: base.replacement,
    shares: positive,
    sample: (lot, count, rng, odds) =>
      base.sample({ ...lot, tree: new SumTree(positive(lot, odds)) }, count, rng, odds),
  };
}
