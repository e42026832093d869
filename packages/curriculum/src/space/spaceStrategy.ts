import { checkGroupSize, checkObject, DomainError, type Rng } from '@bits-per-sample/core';
import { checkList } from '../check/checkList.ts';
import { withDefaults } from '../check/withDefaults.ts';
import { fromStateJson } from '../state/fromStateJson.ts';
import { toStateJson } from '../state/toStateJson.ts';
import type { AskRequest, Draw } from '../strategy/assignment.ts';
import type { Json, Strategy, Weights } from '../strategy/strategy.ts';

/** Options that every strategy on a continuous space has. */
export interface SpaceOptions {
  /** Ends of each parameter of the task, by name: at least one, minimum < maximum. */
  readonly dimensions: Readonly<Record<string, readonly [minimum: number, maximum: number]>>;
  /** Rollouts per group, an integer ≥ 1. Default 8. */
  readonly groupSize?: number;
  /** Rewards that count as 0 and as 1; those outside are cut. Default [0, 1]. */
  readonly rewardRange?: readonly [worst: number, best: number];
}

/** Regions of the space as they would be drawn now. */
interface Regions {
  readonly ids: readonly string[];
  readonly p: Float64Array;
  readonly components: Readonly<Record<string, Float64Array>>;
}

/** A point of the unit cube, and the region that it was drawn for. */
interface Place {
  readonly region: number;
  readonly point: Float64Array;
  readonly phase?: Draw['phase'];
  readonly components?: Readonly<Record<string, number>>;
}

/** A group that came back: where, and its mean reward in [0, 1]. */
interface Practice {
  readonly region: string;
  readonly point: Float64Array;
  readonly reward: number;
  readonly components: Readonly<Record<string, number>>;
}

/** One way to choose a place in a space. */
export interface SpaceChoice<S> {
  readonly kind: string;
  readonly config: { readonly [key: string]: Json };
  readonly options: SpaceOptions;
  /** State for a space with these names. */
  init(names: readonly string[]): S;
  /** Work that needs chance, before a batch is drawn. */
  prepare?(state: S, rng: Rng): void;
  regions(state: S): Regions;
  /** A place, given the regions. */
  place(state: S, regions: Regions, rng: Rng): Place;
  learn(state: S, practice: Practice): void;
  metrics(state: S): Readonly<Record<string, number>>;
}

/** A point drawn evenly from the box between two corners. */
export const evenly = (low: Float64Array, high: Float64Array, rng: Rng): Float64Array =>
  low.map((least, a) => least + rng.next() * (high[a]! - least));

/** Refuses ends of a dimension that are not two numbers in order. @internal */
export function checkEnds(fn: string, name: string, ends: readonly [number, number]): void {
  checkList(fn, `dimensions.${name}`, ends);
  const [minimum, maximum] = ends;
  const numbers = typeof minimum === 'number' && typeof maximum === 'number';
  if (!(numbers && minimum < maximum && Number.isFinite(maximum - minimum)))
    throw new DomainError(fn, `dimensions.${name}`, 'with minimum < maximum', ends);
}

/** A {@link SpaceChoice} under the contract: what the pool of tasks is elsewhere, regions are here. */
// long: the methods of one strategy, side by side
export function spaceStrategy<S>(choice: SpaceChoice<S>): Strategy<S> {
  const { kind, config, options } = choice;
  const { groupSize, rewardRange } = withDefaults(kind, options, {
    groupSize: 8,
    rewardRange: [0, 1],
  });
  const { dimensions = {} } = options;
  checkObject(kind, 'dimensions', dimensions);
  const names = Object.keys(dimensions).sort();
  if (names.length === 0)
    throw new DomainError(kind, 'dimensions', 'with at least one name', 'none');
  for (const name of names) {
    checkEnds(kind, name, dimensions[name]!);
  }
  checkGroupSize(kind, groupSize);
  const [worst, best] = rewardRange;
  if (!(Number.isFinite(best - worst) && worst !== best))
    throw new DomainError(kind, 'rewardRange', 'two different numbers', rewardRange.join(', '));

  const rolloutsOf = ({ groups, rolloutBudget = groups * groupSize }: AskRequest) =>
    Math.max(1, Math.floor(rolloutBudget / groups));
  const params = (point: Float64Array) =>
    Object.fromEntries(
      names.map((name, a) => {
        const [minimum, maximum] = dimensions[name]!;
        return [name, Math.min(maximum, minimum + point[a]! * (maximum - minimum))];
      }),
    );
  const pointOf = (at: Readonly<Record<string, number>>) =>
    Float64Array.from(names, (name) => {
      const [minimum, maximum] = dimensions[name]!;
      return (at[name]! - minimum) / (maximum - minimum);
    });

  return {
    kind,
    version: 1,
    config: { dimensions, groupSize, rewardRange, ...config },
    needs: ['params'],
    init: () => choice.init(names),
    ask(state, request, rng) {
      choice.prepare?.(state, rng);
      const regions = choice.regions(state);
      return Array.from({ length: request.groups }, (): Draw => {
        const { region, point, phase, components } = choice.place(state, regions, rng);
        return {
          task: regions.ids[region]!,
          rollouts: rolloutsOf(request),
          probability: regions.p[region]!,
          ...(phase ? { phase } : {}),
          params: params(point),
          components: {
            ...Object.fromEntries(
              Object.entries(regions.components).map(([name, column]) => [name, column[region]!]),
            ),
            ...components,
          },
        };
      });
    },
    evaluate: (_, request, rng) =>
      Array.from({ length: request.groups }, () => ({
        task: 'space',
        rollouts: rolloutsOf(request),
        probability: 1,
        params: params(Float64Array.from(names, () => rng.next())),
        components: { density: 1 },
      })),
    observe(state, settled) {
      return settled.map(({ draw, outcome: { rewards } }) => {
        const attempts = rewards.length;
        if (attempts === 0 || !draw.params) return { admit: true };
        const scores = rewards.map((r) => Math.min(1, Math.max(0, (r - worst) / (best - worst))));
        choice.learn(state, {
          region: draw.task,
          point: pointOf(draw.params),
          reward: scores.reduce((sum, r) => sum + r, 0) / attempts,
          components: draw.components,
        });
        return { admit: true };
      });
    },
    change() {},
    weights: (state): Weights => choice.regions(state),
    metrics: (state) => choice.metrics(state),
    save: toStateJson,
    load: (saved) => fromStateJson(saved) as S,
  };
}
