import { sampleUniform53 } from '@bits-per-sample/core';
import { adarftTarget } from '../../rule/schedule/adarftTarget.ts';
import type { Lot, Sampler } from '../../sample/sampler.ts';
import type { Pool } from '../../strategy/pool.ts';

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
  /** Leaves nearer than the edge of the batch, those at it, and how many of these it holds. */
  const split = ({ tree: { size }, rows }: Lot, pool: Pool, count: number) => {
    const target = targetOf(pool, options);
    const far = new Float64Array(size);
    for (let leaf = 0; leaf < size; leaf++)
      far[leaf] = Math.abs(pool.difficulty[rows ? rows[leaf]! : leaf]! - target);
    const edge = far.toSorted()[Math.min(count, size) - 1]!;
    const nearer: number[] = [];
    const tied: number[] = [];
    for (let leaf = 0; leaf < size; leaf++)
      if (far[leaf]! < edge) nearer.push(leaf);
      else if (far[leaf] === edge) tied.push(leaf);
    return { nearer, tied, places: Math.min(count, size) - nearer.length };
  };
  return {
    replacement: false,
    shared: (pool) => {
      const [lowest] = options.range ?? rangeOf(pool);
      return { [shared]: Float64Array.of(lowest, 0, 0, -1, 1) };
    },
    // the target follows batches of the run
    known() {},
    observe(pool, _, { successes, attempts }) {
      const state = pool.shared[shared]!;
      if (pool.version > state[3]!) state.set([targetOf(pool, options), 0, 0, pool.version]);
      state[1]! += successes / attempts;
      state[2]! += 1;
    },
    /** As the last batch was large. */
    shares(lot, { pool }) {
      const { nearer, tied, places } = split(lot, pool, pool.shared[shared]![4]!);
      const all = nearer.length + places;
      const p = new Float64Array(lot.tree.size).fill(1e-300);
      for (const leaf of nearer) p[leaf] = 1 / all;
      for (const leaf of tied) p[leaf] = places / tied.length / all;
      return p;
    },
    sample(lot, count, rng, { pool }) {
      const { nearer, tied, places } = split(lot, pool, count);
      const chance = places / tied.length;
      for (let i = 0; i < places; i++) {
        const j = i + Math.floor(sampleUniform53(rng) * (tied.length - i));
        [tied[i], tied[j]] = [tied[j]!, tied[i]!];
      }
      const lucky = tied.slice(0, places);
      pool.shared[shared]![4] = nearer.length + places;
      return {
        leaves: [...nearer, ...lucky],
        probabilities: [...nearer.map(() => 1), ...lucky.map(() => chance)],
      };
    },
  };
}
