import type { Sampler } from '../../sample/sampler.ts';
import type { Pool } from '../../strategy/pool.ts';
import type { Stage } from '../../strategy/stage.ts';
import { byShares } from './byShares.ts';

/**
 * Draws a stratum by its share, then one of its tasks uniformly.
 *
 * @param sharesOf share of each stratum, ≥ 0; those without a task count for nothing.
 * @param stage what the shares are made from.
 * @internal
 */
export function byStratum(sharesOf: (pool: Pool) => ArrayLike<number>, stage: Stage = {}): Sampler {
  return byShares((pool, rows, out) => {
    const { stratum } = pool;
    const shares = sharesOf(pool);
    const sizes = new Float64Array(shares.length);
    for (let leaf = 0; leaf < out.length; leaf++) sizes[stratum[rows[leaf]!]!]! += 1;
    for (let leaf = 0; leaf < out.length; leaf++) {
      const s = stratum[rows[leaf]!]!;
      out[leaf] = shares[s]! / sizes[s]!;
    }
  }, stage);
}
