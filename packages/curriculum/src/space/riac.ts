import { checkWhole, DomainError, type Rng, sampleNormal } from '@bits-per-sample/core';
import { withDefaults } from '../check/withDefaults.ts';
import { drawIndex } from '../numeric/drawIndex.ts';
import { mixUniform } from '../numeric/mixUniform.ts';
import type { Strategy } from '../strategy/strategy.ts';
import { evenly, type SpaceOptions, spaceStrategy } from './spaceStrategy.ts';

/** Options of {@link riac}. */
export interface RiacOptions extends SpaceOptions {
  /** Groups that a region remembers, and at which it is split; an integer in [8, 2¹⁶]. Default 200. */
  readonly region?: number;
  /** Splits that are tried, an integer in [1, 2¹²]. Default 50. */
  readonly splits?: number;
  /** Most regions there may be, an integer in [1, 2¹²]. Default 64. */
  readonly most?: number;
  /** Shares of the three ways to draw: in a region, anywhere, near the worst of a region. Default [0.7, 0.2, 0.1]. */
  readonly modes?: readonly [region: number, random: number, mutate: number];
}

/** A box of the space and the newest groups in it, oldest first. */
interface Region {
  low: Float64Array;
  high: Float64Array;
  /** Shape [count, d]. */
  points: Float64Array;
  /** Shape [count]. */
  rewards: Float64Array;
}

/** The regions, which fill the unit cube without overlap. */
interface RiacState {
  regions: Region[];
  /** Groups taken in so far. */
  count: number;
}

/** |mean of the newer half − mean of the older half|; 0 with fewer than four. */
function progressOf(rewards: ArrayLike<number>): number {
  const n = rewards.length;
  if (n < 4) return 0;
  const half = n >> 1;
  let sum = 0;
  for (let i = 0; i < half; i++) sum += rewards[n - 1 - i]! - rewards[half - 1 - i]!;
  return Math.abs(sum / half);
}

const inside = ({ low, high }: Region, point: Float64Array): boolean =>
  point.every((x, a) => x >= low[a]! && (x < high[a]! || (x <= 1 && high[a] === 1)));

/** The two halves of a region cut at `at` along dimension `a`. */
function cut(region: Region, a: number, at: number): [Region, Region] {
  const d = region.low.length;
  const part = (lower: boolean): Region => {
    const rows: number[] = [];
    for (let i = 0; i < region.rewards.length; i++)
      if (region.points[i * d + a]! < at === lower) rows.push(i);
    const [low, high] = [region.low.slice(), region.high.slice()];
    (lower ? high : low)[a] = at;
    return {
      low,
      high,
      points: Float64Array.from(rows.flatMap((i) => [...region.points.subarray(i * d, i * d + d)])),
      rewards: Float64Array.from(rows, (i) => region.rewards[i]!),
    };
  };
  return [part(true), part(false)];
}

/**
 * The best of some random cuts: the difference in progress of the halves times the numbers of
 * groups in both, so that a handful at the edge does not win by luck.
 */
function bestCut(region: Region, tries: number, rng: Rng): [Region, Region] | undefined {
  const { low, high, points, rewards } = region;
  const d = low.length;
  let most = 0;
  let best: readonly [a: number, at: number] | undefined;
  for (let i = 0; i < tries; i++) {
    const a = Math.floor(rng.next() * d);
    const at = low[a]! + rng.next() * (high[a]! - low[a]!);
    const below = rewards.filter((_, row) => points[row * d + a]! < at);
    const above = rewards.filter((_, row) => points[row * d + a]! >= at);
    const gain = Math.abs(progressOf(below) - progressOf(above)) * below.length * above.length;
    if (gain <= most) continue;
    most = gain;
    best = [a, at];
  }
  return best && cut(region, ...best);
}

/**
 * RIAC: splits a continuous space of tasks into regions of like progress, and practises where
 * progress is.
 *
 * Progress of a region is the difference between the newer and the older half of its last 200 mean
 * rewards. A region of 200 groups is split by the best of 50 random cuts: greatest difference in
 * progress × number of groups on either side. Draws are 70 % from a region in proportion to its
 * progress, 20 % anywhere, 10 % near the worst place of such a region. With at most 64 regions
 * memory is bounded.
 *
 * An assignment says where in `params`. The pool of tasks is not used and may be empty. Regions of
 * `weights` are `random` and the regions, named by age: a split keeps the name of the lower half
 * and adds one at the end.
 *
 * @param options `dimensions`: [minimum, maximum] by name; `region`: default 200; `splits`: default
 *   50; `most`: default 64; `modes`: default [0.7, 0.2, 0.1]; `groupSize`: rollouts per group, default 8;
 *   `rewardRange`: default [0, 1].
 * @returns the strategy. `probability` is that of the region drawn (a place near its worst may lie
 *   just outside); `components.density` is that of the place, as a multiple of the even density,
 *   without the draws near the worst, which have none.
 * @throws {DomainError} groupSize no integer in [1, 2²⁰], an option outside its domain.
 *
 * @see Baranes & Oudeyer (2009), doi:10.1109/TAMD.2009.2037513
 *
 * @example
 * ```ts
 * const run = curriculum(riac({ dimensions: { x: [0, 1] } }), { tasks: [], seed: 1 });
 * run.weights(); // => { ids: ['random', 'region-0'], p: Float64Array.of(0.2, 0.8), components: { progress: Float64Array.of(0, 0) } }
 * ```
 */
// long: the methods of one strategy, side by side
export function riac(options: RiacOptions): Strategy {
  const {
    region: capacity,
    splits,
    most,
    modes,
  } = withDefaults('riac', options, {
    region: 200,
    splits: 50,
    most: 64,
    modes: [0.7, 0.2, 0.1],
  });
  const kind = 'riac';
  checkWhole(kind, 'region', capacity, { least: 8, most: 2 ** 16 });
  checkWhole(kind, 'splits', splits, { least: 1, most: 2 ** 12 });
  checkWhole(kind, 'most', most, { least: 1, most: 2 ** 12 });
  const [within, random, mutate] = modes;
  if (!(within >= 0 && random > 0 && mutate >= 0 && Math.abs(within + random + mutate - 1) < 1e-9))
    throw new DomainError(kind, 'modes', 'three shares of 1, the second > 0', modes.join(', '));
  const d = Object.keys(options.dimensions ?? {}).length;
  const volume = ({ low, high }: Region) =>
    low.reduce((product, least, a) => product * (high[a]! - least), 1);

  return spaceStrategy<RiacState>({
    kind,
    config: { region: capacity, splits, most, modes },
    options,
    init: () => ({
      regions: [
        {
          low: new Float64Array(d),
          high: new Float64Array(d).fill(1),
          points: new Float64Array(0),
          rewards: new Float64Array(0),
        },
      ],
      count: 0,
    }),
    prepare({ regions }, rng) {
      for (let i = 0; i < regions.length && regions.length < most; i++) {
        if (regions[i]!.rewards.length < capacity) continue;
        const halves = bestCut(regions[i]!, splits, rng);
        if (!halves) continue;
        regions[i] = halves[0];
        regions.push(halves[1]);
      }
    },
    regions({ regions }) {
      const progress = Float64Array.from(regions, ({ rewards }) => progressOf(rewards));
      return {
        ids: ['random', ...regions.map((_, i) => `region-${i}`)],
        p: Float64Array.of(random, ...mixUniform(progress, 0.01).map((x) => (1 - random) * x)),
        components: { progress: Float64Array.of(0, ...progress) },
      };
    },
    place({ regions }, { p }, rng) {
      const region = drawIndex(p, rng);
      const chosen = regions[region - 1];
      let point: Float64Array;
      let phase: 'probe' | 'mutate' | undefined;
      if (!chosen) {
        point = Float64Array.from({ length: d }, () => rng.next());
        phase = 'probe';
      } else if (rng.next() * (within + mutate) < mutate && chosen.rewards.length > 0) {
        const worst = chosen.rewards.indexOf(Math.min(...chosen.rewards));
        point = chosen.points
          .slice(worst * d, (worst + 1) * d)
          .map((x) => Math.min(1, Math.max(0, x + 0.1 * sampleNormal(rng))));
        phase = 'mutate';
      } else point = evenly(chosen.low, chosen.high, rng);
      const at = regions.findIndex((r) => inside(r, point));
      const density = random + (p[at + 1]! / volume(regions[at]!)) * (within / (within + mutate));
      return { region, point, components: { density }, ...(phase ? { phase } : {}) };
    },
    learn(state, { point, reward }) {
      state.count++;
      const region = state.regions.find((r) => inside(r, point));
      if (!region) return;
      // the region forgets its oldest
      const skip = Math.max(0, region.rewards.length + 1 - capacity);
      region.points = Float64Array.of(...region.points.subarray(skip * d), ...point);
      region.rewards = Float64Array.of(...region.rewards.subarray(skip), reward);
    },
    metrics: ({ regions, count }) => ({ groups: count, regions: regions.length }),
  });
}
