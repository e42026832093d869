import { gumbelTopK } from '../../sample/gumbelTopK.ts';
import type { Sampler } from '../../sample/sampler.ts';
import type { Pool } from '../../strategy/pool.ts';
import { byShares } from '../shares/byShares.ts';

const rate = 'profile.rate';
const latest = 'profile.latest';
const askedAt = 'profile.askedAt';

/** Options of {@link profile}. */
export interface ProfileOptions {
  readonly lower: number;
  readonly upper: number;
  readonly reprofileEvery: number;
  readonly floor: number;
}

const inBand = (p: number, { lower, upper }: ProfileOptions) => p >= lower && p <= upper;

/** Whether a task's profile is yet to be made, or too old. @internal */
export const isUnprofiled = (
  pool: Pool,
  row: number,
  { reprofileEvery }: ProfileOptions,
): boolean => !(pool.version - pool.columns[askedAt]![row]! < reprofileEvery);

/** What the band has come to: its warnings. @internal */
export function bandMetrics(pool: Pool, options: ProfileOptions): Record<string, number> {
  const { columns, size, version } = pool;
  const rows = Array.from({ length: size }, (_, row) => row);
  const profiled = rows.filter((row) => columns[rate]![row]! >= 0);
  const inside = profiled.filter((row) => inBand(columns[rate]![row]!, options));
  const left = inside.filter((row) => !inBand(columns[latest]![row]!, options));
  const oldest = profiled.reduce((age, row) => Math.max(age, version - columns[askedAt]![row]!), 0);
  return {
    'band.profiled': profiled.length,
    'band.inside': inside.length,
    'band.leftSinceProfile': left.length,
    'band.oldestProfile': oldest,
  };
}

/** Profiles every task once; then draws by what was found. @internal */
export function profile(options: ProfileOptions): Sampler {
  return byShares(
    (pool, rows, out) => {
      let due = false;
      for (let leaf = 0; leaf < out.length; leaf++) {
        const waiting = isUnprofiled(pool, rows[leaf]!, options);
        out[leaf] = waiting ? 1 : 1e-12;
        due ||= waiting;
      }
      if (due) return;
      for (let leaf = 0; leaf < out.length; leaf++)
        out[leaf] = inBand(pool.columns[rate]![rows[leaf]!]!, options) ? 1 : options.floor;
    },
    {
      columns: { [rate]: NaN, [latest]: NaN, [askedAt]: NaN },
      observe({ columns }, row, { draw, successes, attempts }) {
        columns[latest]![row] = successes / attempts;
        if (draw.phase === 'probe') columns[rate]![row] = successes / attempts;
      },
      // counts that are known are a profile that was made before
      known({ columns, version }, row, { mean }) {
        columns[rate]![row] = mean;
        columns[latest]![row] = mean;
        columns[askedAt]![row] = version;
      },
      drawn(pool, row) {
        if (isUnprofiled(pool, row, options)) pool.columns[askedAt]![row] = pool.version;
      },
    },
    gumbelTopK(),
  );
}
