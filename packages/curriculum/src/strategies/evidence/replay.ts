import type { ComposedState } from '../../composeStrategy.ts';
import { plrWeights } from '../../rule/score/plrWeights.ts';
import type { Sampler } from '../../sample/sampler.ts';
import type { Draw } from '../../strategy/assignment.ts';
import type { Pool } from '../../strategy/pool.ts';
import type { TaskId } from '../../strategy/task.ts';
import { byShares } from '../shares/byShares.ts';
import { rowsOf } from '../shares/rowsOf.ts';

const drawnAt = 'replay.drawnAt';
const mutated = 'replay.mutated';
const count = 'replay.mutations';

/** Options of {@link replay}. */
export interface ReplayOptions {
  readonly temperature: number;
  readonly stalenessWeight: number;
  /** Share of the draws that are replays; `proportionate`: the share of tasks seen. */
  readonly replays: number | 'proportionate';
}

const isSeen = (pool: Pool, row: number): boolean => pool.columns[drawnAt]![row]! >= 0;
const clockOf = (pool: Pool, row: number): number => pool.clock[pool.stratum[row]!]!;

/** What drawing a task would be: its first group, its first after it was made, or another. @internal */
export function phaseOf(pool: Pool, row: number): NonNullable<Draw['phase']> {
  if (isSeen(pool, row)) return 'replay';
  return pool.columns[mutated]![row] === 1 ? 'mutate' : 'new';
}

/** Number of this mutation, counted from 0. @internal */
export const mutations = (pool: Pool): number => pool.shared[count]![0]!++;

/** Gives a task made from another what is known of that one. @internal */
export function bear(
  { pool, rows }: ComposedState,
  { parent, child, columns }: { parent: TaskId; child: TaskId; columns: readonly string[] },
): void {
  const [from, to] = [rows.get(parent)!, rows.get(child)!];
  for (const name of columns) pool.columns[name]![to] = pool.columns[name]![from]!;
  pool.columns[mutated]![to] = 1;
}

/** New tasks uniformly, old ones by rank of their weight and by staleness. @internal */
export function replay({ temperature, stalenessWeight, replays }: ReplayOptions): Sampler {
  return byShares(
    (lot, { pool }) => {
      const rows = rowsOf(lot);
      const seen: number[] = [];
      rows.forEach((row, leaf) => {
        if (isSeen(pool, row)) seen.push(leaf);
      });
      const fresh = rows.length - seen.length;
      const wanted = replays === 'proportionate' ? seen.length / rows.length : replays;
      const share = seen.length === 0 ? 0 : fresh === 0 ? 1 : wanted;
      const shares = new Float64Array(rows.length).fill(fresh && (1 - share) / fresh);
      plrWeights(
        seen.map((leaf) => lot.tree.weights[leaf]!),
        seen.map((leaf) => clockOf(pool, rows[leaf]!) - pool.columns[drawnAt]![rows[leaf]!]!),
        { temperature, stalenessWeight },
      ).forEach((weight, i) => {
        shares[seen[i]!] = share * weight;
      });
      return shares;
    },
    {
      columns: { [drawnAt]: -1, [mutated]: 0 },
      shared: () => ({ [count]: Float64Array.of(0) }),
      drawn(pool, row) {
        pool.columns[drawnAt]![row] = clockOf(pool, row);
      },
    },
  );
}
