import { adarftTarget } from '../../rule/schedule/adarftTarget.ts';
import type { Sampler } from '../../sample/sampler.ts';
import { uniform53 } from '../../sample/uniform53.ts';
import type { Pool } from '../../strategy/pool.ts';
import { rowsOf } from '../shares/rowsOf.ts';

/** Options of {@link nearest}. */
export interface NearestOptions {
  readonly targetReward: number;
  readonly sensitivity: number;
  readonly stepSize: number;
  readonly range: readonly [number, number] | null;
}

const shared = 'nearest.target';

const rangeOf = ({ difficulty, size }: Pool): [number, number] => {
  let [lowest, highest] = [Infinity, -Infinity];
  for (let row = 0; row < size; row++) {
    lowest = Math.min(lowest, difficulty[row]!);
    highest = Math.max(highest, difficulty[row]!);
  }
  return lowest <= highest ? [lowest, highest] : [0, 0];
};

/** The target now: moved once for each policy version that has brought rewards. @internal */
export function targetOf(pool: Pool, options: NearestOptions): number {
  const [target, sum, count, version] = pool.shared[shared]!;
  const range = options.range ?? rangeOf(pool);
  if (!(pool.version > version!) || count === 0)
    return Math.max(range[0], Math.min(range[1], target!));
  const { targetReward, sensitivity } = options;
  const stepSize = options.stepSize * (range[1] - range[0]);
  return adarftTarget(target!, sum! / count!, { targetReward, sensitivity, stepSize, range });
}

/** The tasks nearest to a target difficulty, ties broken by chance. @internal */
export function nearest(options: NearestOptions): Sampler {
  const distances = (pool: Pool, rows: readonly number[]) => {
    const target = targetOf(pool, options);
    return Float64Array.from(rows, (row) => Math.abs(pool.difficulty[row]! - target));
  };
  /** Chance of each to be among the `count` nearest: 1, 0, or shared among those tied. */
  const chances = (far: Float64Array, count: number) => {
    const edge = far.toSorted()[Math.min(count, far.length) - 1]!;
    const nearer = far.filter((x) => x < edge).length;
    const tied = far.filter((x) => x === edge).length;
    return far.map((x) => (x < edge ? 1 : x === edge ? Math.min(1, (count - nearer) / tied) : 0));
  };
  return {
    replacement: false,
    shared: (pool) => {
      const [lowest] = options.range ?? rangeOf(pool);
      return { [shared]: Float64Array.of(lowest, 0, 0, -1, 1) };
    },
    observe(pool, _, { successes, n }) {
      const state = pool.shared[shared]!;
      if (pool.version > state[3]!) state.set([targetOf(pool, options), 0, 0, pool.version]);
      state[1]! += successes / n;
      state[2]! += 1;
    },
    shares(lot, { pool }) {
      const far = distances(pool, rowsOf(lot));
      const p = chances(far, pool.shared[shared]![4]!);
      const total = p.reduce((sum, x) => sum + x, 0);
      return p.map((x) => Math.max(x / total, 1e-300));
    },
    sample(lot, count, rng, { pool }) {
      const rows = rowsOf(lot);
      const far = distances(pool, rows);
      const lucky = far.map(() => uniform53(rng));
      const leaves = Array.from(rows, (_, leaf) => leaf)
        .sort((i, j) => far[i]! - far[j]! || lucky[i]! - lucky[j]!)
        .slice(0, count);
      const chance = chances(far, count);
      pool.shared[shared]![4] = leaves.length;
      return { leaves, probabilities: leaves.map((leaf) => chance[leaf]!) };
    },
  };
}
