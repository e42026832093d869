import type { ComposedState } from '../../compose/composedState.ts';
import { plrWeights } from '../../rule/score/plrWeights.ts';
import type { Sampler } from '../../sample/sampler.ts';
import type { Draw } from '../../strategy/assignment.ts';
import type { Pool } from '../../strategy/pool.ts';
import type { TaskId } from '../../strategy/task.ts';
import { byShares } from '../shares/byShares.ts';

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
    (pool, rows, out, { tree }) => {
      const size = out.length;
      const seen: number[] = [];
      for (let leaf = 0; leaf < size; leaf++) if (isSeen(pool, rows[leaf]!)) seen.push(leaf);
      const fresh = size - seen.length;
      const wanted = replays === 'proportionate' ? seen.length / size : replays;
      const share = seen.length === 0 ? 0 : fresh === 0 ? 1 : wanted;
      const scores = new Float64Array(seen.length);
      const ages = new Float64Array(seen.length);
      seen.forEach((leaf, i) => {
        const row = rows[leaf]!;
        scores[i] = tree.weights[leaf]!;
        ages[i] = clockOf(pool, row) - pool.columns[drawnAt]![row]!;
      });
      out.fill(fresh && (1 - share) / fresh);
      plrWeights(scores, ages, { temperature, stalenessWeight }).forEach((weight, i) => {
        out[seen[i]!] = share * weight;
      });
    },
    {
      columns: { [drawnAt]: -1, [mutated]: 0 },
      shared: () => ({ [count]: Float64Array.of(0) }),
      // its score is known: what is drawn next is a replay
      known(pool, row) {
        pool.columns[drawnAt]![row] = clockOf(pool, row);
      },
      drawn(pool, row) {
        pool.columns[drawnAt]![row] = clockOf(pool, row);
      },
    },
  );
}
