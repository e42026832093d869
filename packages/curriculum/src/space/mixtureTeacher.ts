import { checkWhole, DomainError, type Rng, sampleNormal } from '@bits-per-sample/core';
import { withDefaults } from '../check/withDefaults.ts';
import { drawIndex } from '../numeric/drawIndex.ts';
import type { Strategy } from '../strategy/strategy.ts';
import { type GaussianMixture, logDensity, selectMixture } from './gaussianMixture.ts';
import { type SpaceOptions, spaceStrategy } from './spaceStrategy.ts';

/** Options of the strategies that fit Gaussians to what was practised. */
export interface MixtureOptions extends SpaceOptions {
  /** Groups between two fits, an integer in [10, 2¹⁶]. Default 250. */
  readonly fit?: number;
  /** Newest groups that are remembered, an integer in [`fit`, 2¹⁶]. Default 500. */
  readonly buffer?: number;
  /** Fewest and most components that are tried, integers, 1 ≤ fewest ≤ most ≤ 64. Default [2, 10]. */
  readonly components?: readonly [fewest: number, most: number];
  /** Share of the groups drawn evenly from the whole space, in (0, 1]. Default 0.2. */
  readonly random?: number;
}

/** What was practised, as a ring, and the Gaussians fitted to it. */
export interface MixtureState {
  /** Places in the unit cube; shape [buffer, d]. */
  readonly points: Float64Array;
  /** Mean rewards in [0, 1]; shape [buffer]. */
  readonly rewards: Float64Array;
  /** How far they lie from those of the nearest earlier place; shape [buffer]. */
  readonly progress: Float64Array;
  /** Groups taken in so far. */
  count: number;
  /** How many of them there were at the last fit. */
  fitted: number;
  /** Gaussians over place and further coordinates; null: none yet. */
  mixture: GaussianMixture | null;
  /** What each component is worth. */
  values: Float64Array;
}

/** The remembered groups, oldest first: rows of the ring. */
const remembered = ({ count, rewards }: MixtureState): Int32Array => {
  const size = Math.min(count, rewards.length);
  return Int32Array.from({ length: size }, (_, i) => (count - size + i) % rewards.length);
};

/** What a mixture is fitted to, and what its components are worth. */
export interface Teacher {
  readonly kind: string;
  readonly options: MixtureOptions;
  /** Number of coordinates beside the place. */
  readonly extra: number;
  /** Those coordinates of a row of the ring; `age` in [0, 1], 1 = newest. */
  coordinates(state: MixtureState, row: number, age: number): readonly number[];
  /** What component c is worth, ≥ 0. */
  value(mixture: GaussianMixture, c: number): number;
}

/** Share of the component draws that goes to all components alike: none is ever out of reach. */
const floor = 0.01;

/** Worth that is rounding: the regularisation of the Gaussians. */
const negligible = 1e-6;

/** Row of the nearest of the remembered places; −1: none. */
function nearest({ points, rewards, count }: MixtureState, point: Float64Array): number {
  const d = point.length;
  let best = -1;
  let least = Infinity;
  for (let i = 0; i < Math.min(count, rewards.length); i++) {
    let sum = 0;
    for (let a = 0; a < d; a++) sum += (points[i * d + a]! - point[a]!) ** 2;
    if (sum >= least) continue;
    least = sum;
    best = i;
  }
  return best;
}

/** A place from one component: its Gaussian over the places, cut to the unit cube. */
function drawFrom(mixture: GaussianMixture, c: number, d: number, rng: Rng): Float64Array {
  const { dimension, means, factors } = mixture;
  for (let attempt = 0; ; attempt++) {
    const z = Float64Array.from({ length: d }, () => sampleNormal(rng));
    const point = z.map((_, a) => {
      let x = means[c * dimension + a]!;
      for (let b = 0; b <= a; b++) x += factors[c * dimension ** 2 + a * dimension + b]! * z[b]!;
      return x;
    });
    if (point.every((x) => x >= 0 && x <= 1)) return point;
    if (attempt === 31) return point.map((x) => Math.min(1, Math.max(0, x)));
  }
}

/** A {@link Teacher} under the contract. */
// long: the methods of one strategy, side by side
export function mixtureTeacher(teacher: Teacher): Strategy<MixtureState> {
  const { kind, options, extra } = teacher;
  const {
    fit,
    buffer,
    components: sizes,
    random,
  } = withDefaults(kind, options, { fit: 250, buffer: 500, components: [2, 10], random: 0.2 });
  const [fewest, most] = sizes;
  checkWhole(kind, 'fit', fit, { least: 10, most: 2 ** 16 });
  checkWhole(kind, 'buffer', buffer, { least: fit, most: 2 ** 16 });
  if (
    !(
      Number.isInteger(fewest) &&
      Number.isInteger(most) &&
      fewest >= 1 &&
      most >= fewest &&
      most <= 64
    )
  )
    throw new DomainError(
      kind,
      'components',
      'two integers, 1 ≤ fewest ≤ most ≤ 64',
      sizes.join(', '),
    );
  if (!(random > 0 && random <= 1)) throw new DomainError(kind, 'random', 'in (0, 1]', random);
  const d = Object.keys(options.dimensions ?? {}).length;

  return spaceStrategy<MixtureState>({
    kind,
    config: { fit, buffer, components: sizes, random },
    options,
    init: () => ({
      points: new Float64Array(buffer * d),
      rewards: new Float64Array(buffer),
      progress: new Float64Array(buffer),
      count: 0,
      fitted: 0,
      mixture: null,
      values: new Float64Array(0),
    }),
    prepare(state, rng) {
      if (state.count - state.fitted < fit) return;
      const rows = remembered(state);
      const width = d + extra;
      const points = new Float64Array(rows.length * width);
      rows.forEach((row, i) => {
        points.set(state.points.subarray(row * d, (row + 1) * d), i * width);
        points.set(teacher.coordinates(state, row, i / (rows.length - 1)), i * width + d);
      });
      const { mixture } = selectMixture(points, width, { fewest, most, rng });
      state.mixture = mixture;
      state.values = mixture.weights.map((_, c) => {
        const value = teacher.value(mixture, c);
        return value > negligible ? value : 0;
      });
      state.fitted = state.count;
    },
    regions({ mixture, values }) {
      const k = mixture ? values.length : 0;
      const total = values.reduce((sum, x) => sum + x, 0);
      const shares = values.map(
        (x) => (1 - random) * (floor / k + (total > 0 ? (1 - floor) * (x / total) : 0)),
      );
      // what no component claims is drawn from the whole space
      const rest = 1 - shares.reduce((sum, x) => sum + x, 0);
      return {
        ids: ['random', ...Array.from({ length: k }, (_, c) => `component-${c}`)],
        p: Float64Array.of(rest, ...shares),
        components: { progress: Float64Array.of(0, ...values) },
      };
    },
    place({ mixture }, { p }, rng) {
      const region = drawIndex(p, rng);
      const point =
        region === 0 || !mixture
          ? Float64Array.from({ length: d }, () => rng.next())
          : drawFrom(mixture, region - 1, d, rng);
      let density = p[0]!;
      for (let c = 1; mixture && c < p.length; c++)
        density += p[c]! * Math.exp(logDensity(mixture, c - 1, point));
      const components = { density };
      return region === 0
        ? { region, point, components, phase: 'probe' }
        : { region, point, components };
    },
    learn(state, { point, reward }) {
      const before = nearest(state, point);
      const row = state.count % buffer;
      state.progress[row] = before < 0 ? 0 : Math.abs(reward - state.rewards[before]!);
      state.points.set(point, row * d);
      state.rewards[row] = reward;
      state.count++;
    },
    metrics: ({ count, values }) => ({ groups: count, components: values.length }),
  });
}
