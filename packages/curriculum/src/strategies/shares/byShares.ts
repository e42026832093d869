import type { Lot, Odds, Sampler } from '../../sample/sampler.ts';
import { SumTree } from '../../sample/sumTree.ts';
import { withReplacement } from '../../sample/withReplacement.ts';
import type { Stage } from '../../strategy/stage.ts';

/** Least share of a task: none is ever out of reach. */
const least = 1e-300;

/**
 * Draws by shares that are made from all tasks of the lot at once, O(N) per ask.
 *
 * @param shares of the leaves, ≥ 0.
 * @param stage what the shares are made from.
 * @param base how it draws by weight. Default: with replacement.
 * @internal
 */
export function byShares(
  shares: (lot: Lot, odds: Odds) => Float64Array,
  stage: Stage = {},
  base: Sampler = withReplacement(),
): Sampler {
  const positive = (lot: Lot, odds: Odds) => {
    const raw = shares(lot, odds);
    const total = raw.reduce((sum, x) => sum + x, 0);
    return raw.map((x) => Math.max(x / total, least));
  };
  return {
    ...stage,
    replacement: base.replacement,
    shares: positive,
    sample: (lot, count, rng, odds) =>
      base.sample({ ...lot, tree: new SumTree(positive(lot, odds)) }, count, rng, odds),
  };
}
