import {
  bootstrapReplicates,
  type Estimate,
  percentileInterval,
  type Rng,
  undefinedEstimate,
} from '@bits-per-sample/core';
import type { LoggedGroup } from './loggedRun.ts';
import type { Compared } from './replayShape.ts';

/** A group of the log and what it counts under the strategy's draws: p/q. */
export interface Weighted {
  readonly group: LoggedGroup;
  readonly weight: number;
}

/** Kish's effective sample size, (Σw)² / Σw². */
export function effectiveSize(weights: readonly number[]): number {
  const sum = weights.reduce((a, w) => a + w, 0);
  const squares = weights.reduce((a, w) => a + w * w, 0);
  return squares > 0 ? sum ** 2 / squares : 0;
}

/** Weights summed by what rows have in common. */
export function sumsBy(rows: readonly Weighted[], key: (row: Weighted) => unknown): number[] {
  const sums = new Map<unknown, number>();
  for (const row of rows) sums.set(key(row), (sums.get(key(row)) ?? 0) + row.weight);
  return [...sums.values()];
}

/** Sums of a cluster of groups: count, Σy, Σw, Σwy. */
type Sums = readonly [n: number, y: number, w: number, wy: number];

function clustersBy(
  rows: readonly Weighted[],
  of: (group: LoggedGroup) => number,
  key: (group: LoggedGroup) => unknown,
): Sums[] {
  const clusters = new Map<unknown, [number, number, number, number]>();
  for (const { group, weight } of rows) {
    const y = of(group);
    if (Number.isNaN(y)) continue;
    const sums = clusters.get(key(group)) ?? [0, 0, 0, 0];
    clusters.set(key(group), sums);
    sums[0]++;
    sums[1] += y;
    sums[2] += weight;
    sums[3] += weight * y;
  }
  return [...clusters.values()];
}

/** Steps from which on they are resampled too. */
const STEPS = 10;

/** What two means that were added up in another order may differ by, of their size. */
const ROUNDING = 1e-12;

/** Replayed minus recorded mean; a difference that rounding explains is none. */
function difference([n, y, w, wy]: Sums): number {
  const [recorded, replayed] = [y / n, wy / w];
  const gap = replayed - recorded;
  return Math.abs(gap) <= ROUNDING * (Math.abs(recorded) + Math.abs(replayed)) ? 0 : gap;
}

const FUNCTIONS = {
  recorded: ([n, y]: Sums) => y / n,
  replayed: ([, , w, wy]: Sums) => wy / w,
  difference,
  meanWeight: ([n, , w]: Sums) => w / n,
};

const totalOf = (clusters: readonly Sums[]): Sums =>
  clusters.reduce((a, b) => a.map((x, j) => x + b[j]!) as unknown as Sums, [0, 0, 0, 0] as Sums);

/** Value with the wider of the intervals over prompts and over steps. */
function estimates(
  rows: readonly Weighted[],
  of: (group: LoggedGroup) => number,
  { unit, level, rng }: { unit: string; level: number; rng: Rng },
): Record<keyof typeof FUNCTIONS, Estimate> {
  const over = [
    { name: 'prompts', clusters: clustersBy(rows, of, ({ prompt }) => prompt) },
    { name: 'steps', clusters: clustersBy(rows, of, ({ at }) => at) },
  ].filter(({ name, clusters }) => name === 'prompts' || clusters.length >= STEPS);
  const resampled = over.map(({ name, clusters }) => ({
    name,
    replicates: bootstrapReplicates(clusters, FUNCTIONS, {
      rng: rng.fork(`${unit} over ${name}`),
    }),
  }));
  const { clusters } = over[0]!;
  const total = totalOf(clusters);
  const estimate = (name: keyof typeof FUNCTIONS): Estimate => {
    const [widest] = resampled
      .map(({ name: over, replicates }) => ({
        over,
        ends: percentileInterval(replicates[name], level),
      }))
      .sort((a, b) => b.ends[1] - b.ends[0] - (a.ends[1] - a.ends[0]));
    const { over, ends } = widest!;
    return {
      value: FUNCTIONS[name](total),
      lower: ends[0],
      upper: ends[1],
      level,
      n: clusters.length,
      unit,
      method: `${name === 'recorded' ? 'mean' : 'self-normalised importance weights'}, bootstrap over ${over}`,
    };
  };
  return {
    recorded: estimate('recorded'),
    replayed: estimate('replayed'),
    difference: estimate('difference'),
    meanWeight: { ...estimate('meanWeight'), unit: 'weight' },
  };
}

/** A mean as recorded and as replayed, and their difference; undefined with the reason. */
export function compareMeans(
  rows: readonly Weighted[],
  of: (group: LoggedGroup) => number,
  options: { unit: string; level: number; rng: Rng; reason: string | undefined },
): Compared {
  const { unit, level, reason } = options;
  const known = rows.filter(({ group }) => !Number.isNaN(of(group)));
  const nothing = (why: string): Estimate => undefinedEstimate(unit, why, { level });
  if (known.length === 0) {
    const why = reason ?? 'no group says';
    return { recorded: nothing(why), replayed: nothing(why), difference: nothing(why) };
  }
  const { recorded, replayed, difference } = estimates(known, of, options);
  return reason === undefined
    ? { recorded, replayed, difference }
    : { recorded, replayed: nothing(reason), difference: nothing(reason) };
}

/** Mean weight: 1 when the assumed propensities are right. */
export const weightCheck = (
  rows: readonly Weighted[],
  { level, rng }: { level: number; rng: Rng },
): Estimate =>
  rows.length === 0
    ? undefinedEstimate('weight', 'no group to compare', { level })
    : estimates(rows, () => 0, { unit: 'weight', level, rng }).meanWeight;
