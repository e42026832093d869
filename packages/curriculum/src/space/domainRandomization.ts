import { DomainError } from '@bits-per-sample/core';
import { withDefaults } from '../check/withDefaults.ts';
import { drawIndex } from '../numeric/drawIndex.ts';
import type { Strategy } from '../strategy/strategy.ts';
import { checkThresholds } from './checkThresholds.ts';
import { checkEnds, evenly, type SpaceOptions, spaceStrategy } from './spaceStrategy.ts';

/** Options of {@link domainRandomization}. */
export interface DomainRandomizationOptions extends SpaceOptions {
  /** Where the box starts, by dimension; it never shrinks past this point. Default: the middle. */
  readonly start?: Readonly<Record<string, number>>;
  /** Results at a boundary before it may move, an integer ≥ 1. Default 10. */
  readonly queue?: number;
  /** Share of the groups spent on boundaries, in (0, 1). Default 0.5. */
  readonly boundary?: number;
  /** How far a boundary moves, as a share of its dimension, in (0, 1]. Default 0.1. */
  readonly step?: number;
  /** Mean reward at a boundary, in [0, 1], at or below which it retreats. Default 0.3. */
  readonly low?: number;
  /** Mean reward at a boundary, in [0, 1], at or above which it advances. Default 0.7. */
  readonly high?: number;
}

/** Boundaries and what was seen at them. */
interface BoxState {
  /** Low and high end of each dimension in the unit cube: [low₀, high₀, low₁, …]. */
  bounds: Float64Array;
  /** Sum of the rewards at each end since it last moved. */
  sums: Float64Array;
  /** Number of them. */
  counts: Float64Array;
}

/**
 * Automatic domain randomization: tasks from a box that grows where the learner masters its edge.
 *
 * It starts at one point. Half of the groups have one parameter at an end of the box and the others
 * anywhere inside; ten results at an end decide whether it moves out, moves back or stays. So the
 * box ends where ability ends, dimension by dimension, and comes back when ability is lost. It
 * grows from where it began: a learnable island beyond a hard strait is never found.
 *
 * An assignment says where in `params`; results from an end that has moved since are left out. The
 * pool of tasks is not used and may be empty. Regions of `weights` are `inside` and the ends, named
 * like `friction:low`.
 *
 * @param options `dimensions`: [minimum, maximum] by name; `start`: default the middle; `queue`:
 *   default 10; `boundary`: default 0.5; `step`: default 0.1; `low` and `high`: default 0.3 and
 *   0.7; `groupSize`: rollouts per group, default 8; `rewardRange`: default [0, 1].
 * @returns the strategy. `probability` is that of the region; an end of the box has no density.
 * @throws {DomainError} groupSize no integer in [1, 2²⁰], an option outside its domain.
 *
 * @see OpenAI et al. (2019), Solving Rubik's cube with a robot hand, arXiv:1910.07113
 *
 * @example
 * ```ts
 * const strategy = domainRandomization({ dimensions: { gravity: [0, 20] }, queue: 1 });
 * const run = curriculum(strategy, { tasks: [], seed: 1 });
 * run.weights().ids; // => ['inside', 'gravity:low', 'gravity:high']
 * for (const { ticket } of run.ask({ groups: 9, step: 0, policyVersion: 0 }))
 *   run.observe([{ ticket, policyVersion: 0, rewards: [1, 1] }]);
 * run.metrics()['gravity:high'] > 10; // => true
 * ```
 */
export function domainRandomization(options: DomainRandomizationOptions): Strategy {
  const { start, queue, boundary, step, low, high } = withDefaults('domainRandomization', options, {
    start: {},
    queue: 10,
    boundary: 0.5,
    step: 0.1,
    low: 0.3,
    high: 0.7,
  });
  const kind = 'domainRandomization';
  const names = Object.keys(options.dimensions ?? {}).sort();
  const ends = names.flatMap((name) => [`${name}:low`, `${name}:high`]);
  const ids = ['inside', ...ends];
  if (!(Number.isInteger(queue) && queue >= 1))
    throw new DomainError(kind, 'queue', 'an integer ≥ 1', queue);
  if (!(boundary > 0 && boundary < 1))
    throw new DomainError(kind, 'boundary', 'in (0, 1)', boundary);
  if (!(step > 0 && step <= 1)) throw new DomainError(kind, 'step', 'in (0, 1]', step);
  checkThresholds(kind, low, high);
  const origin = names.map((name) => {
    checkEnds(kind, name, options.dimensions[name]!);
    const [minimum, maximum] = options.dimensions[name]!;
    const value = Object.hasOwn(start, name) ? start[name]! : (minimum + maximum) / 2;
    if (!(typeof value === 'number' && value >= minimum && value <= maximum))
      throw new DomainError(kind, `start.${name}`, `in [${minimum}, ${maximum}]`, value);
    return (value - minimum) / (maximum - minimum);
  });
  const p = Float64Array.from(ids, (_, i) => (i === 0 ? 1 - boundary : boundary / ends.length));
  const real = (at: number, end: number) => {
    const [minimum, maximum] = options.dimensions[names[end >> 1]!]!;
    return minimum + at * (maximum - minimum);
  };

  return spaceStrategy<BoxState>({
    kind,
    config: { start, queue, boundary, step, low, high },
    options,
    init: () => ({
      bounds: Float64Array.from(ends, (_, end) => origin[end >> 1]!),
      sums: new Float64Array(ends.length),
      counts: new Float64Array(ends.length),
    }),
    regions: () => ({ ids, p, components: {} }),
    place({ bounds }, _regions, rng) {
      const region = drawIndex(p, rng);
      const even = (side: number) => Float64Array.from(names, (_, a) => bounds[2 * a + side]!);
      const point = evenly(even(0), even(1), rng);
      if (region === 0) return { region, point };
      const end = region - 1;
      point[end >> 1] = bounds[end]!;
      return { region, point, phase: 'probe', components: { bound: bounds[end]! } };
    },
    learn({ bounds, sums, counts }, { region, reward, components }) {
      const end = ends.indexOf(region);
      if (end < 0 || components.bound !== bounds[end]) return;
      sums[end]! += reward;
      counts[end]! += 1;
      if (counts[end]! < queue) return;
      const mean = sums[end]! / counts[end]!;
      sums[end] = 0;
      counts[end] = 0;
      const from = origin[end >> 1]!;
      const out = end % 2 === 0 ? -step : step;
      const farthest = end % 2 === 0 ? 0 : 1;
      const limit = (at: number) =>
        Math.min(Math.max(from, farthest), Math.max(Math.min(from, farthest), at));
      if (mean >= high) bounds[end] = limit(bounds[end]! + out);
      else if (mean <= low) bounds[end] = limit(bounds[end]! - out);
    },
    metrics: ({ bounds }) =>
      Object.fromEntries(ends.map((name, end) => [name, real(bounds[end]!, end)])),
  });
}
