import type { Sampler } from '../../sample/sampler.ts';
import type { Pool } from '../../strategy/pool.ts';
import type { Stage } from '../../strategy/stage.ts';
import { byShares } from './byShares.ts';
import { rowsOf } from './rowsOf.ts';

/**
 * Draws a group of tasks by its share, then one of its tasks uniformly.
 *
 * @param sharesOf share of each group, ≥ 0; groups without a task count for nothing.
 * @param stage what the shares are made from.
 * @param groupOf number of each row's group. Default: its stratum.
 * @internal
 */
export function byStratum(
  sharesOf: (pool: Pool) => ArrayLike<number>,
  stage: Stage = {},
  groupOf: (pool: Pool, rows: readonly number[]) => ArrayLike<number> = ({ stratum }, rows) =>
    rows.map((row) => stratum[row]!),
): Sampler {
  return byShares((lot, { pool }) => {
    const rows = rowsOf(lot);
    const groups = Array.from(groupOf(pool, rows));
    const shares = sharesOf(pool);
    const sizes = new Float64Array(shares.length);
    for (const group of groups) sizes[group]! += 1;
    return Float64Array.from(groups, (group) => shares[group]! / sizes[group]!);
  }, stage);
}
