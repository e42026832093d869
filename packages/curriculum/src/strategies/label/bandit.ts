import { secUpdate } from '../../rule/belief/secUpdate.ts';
import { boltzmann } from '../../rule/score/boltzmann.ts';
import type { Sampler } from '../../sample/sampler.ts';
import type { Pool } from '../../strategy/pool.ts';
import { byStratum } from '../shares/byStratum.ts';
import { absAdvantageOf } from './absAdvantageOf.ts';

/** Options of {@link bandit}. */
export interface BanditOptions {
  readonly learningRate: number;
  readonly temperature: number;
  /** Whether arms drawn rarely get an upper confidence bonus. */
  readonly bonus: boolean;
}

/** Value, sum and number of rewards since it was last moved, and groups in all, of each arm. */
const fields = ['bandit.value', 'bandit.sum', 'bandit.count', 'bandit.total'] as const;
const version = 'bandit.version';

/** The columns, long enough for arms that have arrived since. */
const columnsOf = (pool: Pool) =>
  fields.map((name) => {
    const column = new Float64Array(Math.max(pool.strata.length, pool.shared[name]!.length));
    column.set(pool.shared[name]!);
    return column;
  }) as [Float64Array, Float64Array, Float64Array, Float64Array];

/** Value of each arm now: moved once per policy version, and only where it was drawn. @internal */
export function armValues(pool: Pool, learningRate: number): Float64Array {
  const [value, sum, count] = columnsOf(pool);
  if (!(pool.version > pool.shared[version]![0]!)) return value;
  return value.map((q, arm) =>
    count[arm]! > 0 ? secUpdate(q, sum[arm]! / count[arm]!, { learningRate }) : q,
  );
}

/** Strata as arms of a bandit, drawn by the softmax of their values. @internal */
export function bandit({ learningRate, temperature, bonus }: BanditOptions): Sampler {
  const arms = (pool: Pool) => {
    const [, , , total] = columnsOf(pool);
    const all = total.reduce((sum, x) => sum + x, 0);
    const optimism = (arm: number) =>
      bonus ? Math.sqrt((2 * Math.log(all + 1)) / (total[arm]! + 1)) : 0;
    const values = armValues(pool, learningRate);
    return boltzmann(
      values.map((q, arm) => q + optimism(arm)),
      temperature,
    );
  };
  return byStratum(arms, {
    shared: ({ strata }) => ({
      ...Object.fromEntries(fields.map((name) => [name, new Float64Array(strata.length)])),
      [version]: Float64Array.of(-1),
    }),
    observe(pool, row, group) {
      const columns = columnsOf(pool);
      const [value, sum, count, total] = columns;
      if (pool.version > pool.shared[version]![0]!) {
        value.set(armValues(pool, learningRate));
        sum.fill(0);
        count.fill(0);
        pool.shared[version]![0] = pool.version;
      }
      const arm = pool.stratum[row]!;
      sum[arm]! += absAdvantageOf(group);
      count[arm]! += 1;
      total[arm]! += 1;
      fields.forEach((name, i) => {
        pool.shared[name] = columns[i]!;
      });
    },
  });
}
