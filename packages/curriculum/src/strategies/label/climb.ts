import { nextLevel } from '../../rule/schedule/nextLevel.ts';
import type { Sampler } from '../../sample/sampler.ts';
import type { Pool } from '../../strategy/pool.ts';
import { byStratum } from '../shares/byStratum.ts';
import { ladder } from './ladder.ts';

const shared = 'levels.now';
const order = 'levels.order';

/** Options of {@link climb}. */
export interface ClimbOptions {
  readonly up: number;
  readonly down: number;
  /** Rollouts at the top level before it is judged. */
  readonly window: number;
  /** Levels drawn from: the top one and so many below; Infinity: all below. */
  readonly last: number;
}

/** The top level now, counted from 0. @internal */
export const levelOf = (pool: Pool): number => pool.shared[shared]![0]!;

/** Draws from the top level and those below it; climbs and falls by outcomes at the top. @internal */
export function climb({ up, down, window, last }: ClimbOptions): Sampler {
  return byStratum(
    (pool) => {
      const steps = ladder(pool);
      const top = Math.min(levelOf(pool), steps.length - 1);
      const shares = new Float64Array(pool.strata.length);
      for (const stratum of steps.slice(Math.max(0, top + 1 - last), top + 1)) shares[stratum] = 1;
      return shares;
    },
    {
      shared: (pool) => ({
        [shared]: Float64Array.of(0, 0, 0, -1),
        [order]: Float64Array.from(ladder(pool)),
      }),
      drawn(pool) {
        if (pool.shared[shared]![3] === pool.version) return;
        pool.shared[shared]![3] = pool.version;
        pool.shared[order] = Float64Array.from(ladder(pool)); // O(N): once per version
      },
      // a ladder is climbed by what is rolled out on it
      known() {},
      observe(pool, row, { successes, attempts }) {
        const state = pool.shared[shared]!;
        const steps = pool.shared[order]!;
        const highest = steps.length - 1;
        const level = Math.min(state[0]!, highest);
        if (pool.stratum[row] !== steps[level]) return;
        state[1]! += successes;
        state[2]! += attempts;
        if (state[2]! < window) return;
        const next = nextLevel(level, state[1]! / state[2]!, { up, down, range: [0, highest] });
        state.set([next, 0, 0]);
      },
    },
  );
}
