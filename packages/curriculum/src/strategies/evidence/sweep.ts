import { learnabilityUnbiased } from '../../rule/score/learnabilityUnbiased.ts';
import { gumbelTopK } from '../../sample/gumbelTopK.ts';
import type { Sampler } from '../../sample/sampler.ts';
import type { Pool } from '../../strategy/pool.ts';
import { byShares } from '../shares/byShares.ts';

const value = 'sweep.value';
const sweptIn = 'sweep.sweptIn';

/** Options of {@link sweep}. */
export interface SweepOptions {
  readonly every: number;
  readonly sample: number;
  readonly keep: number;
  readonly share: number;
}

const progressOf = (pool: Pool) => {
  const [number, began, drawn] = pool.shared.sweep!;
  return { number: number!, began: began!, drawn: drawn! };
};

const enough = (pool: Pool, sample: number) => Math.min(sample, pool.size);

const isDue = (pool: Pool, { every, sample }: SweepOptions) => {
  const { number, began, drawn } = progressOf(pool);
  return number === 0 || (drawn >= enough(pool, sample) && pool.version >= began + every);
};

/** Whether the next draws belong to a sweep. @internal */
export const isSweeping = (pool: Pool, options: SweepOptions): boolean =>
  isDue(pool, options) || progressOf(pool).drawn < enough(pool, options.sample);

/** Rows that the last sweep found most learnable. @internal */
export function keptRows(pool: Pool, { keep }: SweepOptions): readonly number[] {
  const { number } = progressOf(pool);
  const swept: number[] = [];
  for (let row = 0; row < pool.size; row++)
    if (pool.columns[sweptIn]![row] === number && pool.columns[value]![row]! > 0) swept.push(row);
  const worth = (row: number) => pool.columns[value]![row]!;
  return swept.sort((i, j) => worth(j) - worth(i) || i - j).slice(0, keep);
}

/** Every so often a sweep over some tasks; in between half of the draws go to its best. @internal */
export function sweep(options: SweepOptions): Sampler {
  return byShares(
    (pool, rows, out) => {
      if (isSweeping(pool, options)) {
        const number = isDue(pool, options) ? NaN : progressOf(pool).number;
        for (let leaf = 0; leaf < out.length; leaf++)
          out[leaf] = pool.columns[sweptIn]![rows[leaf]!] === number ? 1e-12 : 1;
        return;
      }
      const kept = new Set(keptRows(pool, options));
      const share = kept.size > 0 ? options.share : 0;
      out.fill((1 - share) / pool.size);
      for (let leaf = 0; leaf < out.length; leaf++)
        if (kept.has(rows[leaf]!)) out[leaf]! += share / kept.size;
    },
    {
      columns: { [value]: NaN, [sweptIn]: 0 },
      shared: () => ({ sweep: Float64Array.of(0, 0, 0) }),
      observe(pool, row, { draw, successes, attempts }) {
        if (draw.phase === 'probe')
          pool.columns[value]![row] = learnabilityUnbiased({ successes, attempts });
      },
      drawn(pool, row) {
        if (!isSweeping(pool, options)) return;
        if (isDue(pool, options))
          pool.shared.sweep!.set([progressOf(pool).number + 1, pool.version, 0]);
        pool.shared.sweep![2]! += 1;
        pool.columns[sweptIn]![row] = progressOf(pool).number;
        pool.columns[value]![row] = NaN;
      },
    },
    gumbelTopK(),
  );
}
