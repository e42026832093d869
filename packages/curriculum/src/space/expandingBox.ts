import { DomainError } from '@bits-per-sample/core';
import { withDefaults } from '../check/withDefaults.ts';
import type { Strategy } from '../strategy/strategy.ts';
import { checkThresholds } from './checkThresholds.ts';
import { checkEnds, evenly, type SpaceOptions, spaceStrategy } from './spaceStrategy.ts';

/** Options of {@link expandingBox}. */
export interface ExpandingBoxOptions extends SpaceOptions {
  /** Centre of the box, by dimension. Default: the middle. */
  readonly start?: Readonly<Record<string, number>>;
  /** Sizes from the smallest box to the whole space, an integer ≥ 1. Default 5. */
  readonly steps?: number;
  /** Groups in a row before the box changes, an integer ≥ 1. Default 10. */
  readonly queue?: number;
  /** Mean reward of a group, in [0, 1], that counts as failed. Default 0.25. */
  readonly low?: number;
  /** Mean reward of a group, in [0, 1], that counts as mastered. Default 0.75. */
  readonly high?: number;
}

/**
 * A box that grows to the whole space in a few steps, all dimensions at once.
 *
 * Ten groups in a row mastered: the next size; ten in a row failed: the one before. The simplest
 * curriculum on a space, for parameters that get harder together; {@link domainRandomization} moves
 * each end by itself.
 *
 * An assignment says where in `params`; results from another size are left out. The pool of tasks
 * is not used and may be empty; `weights` has the one region `box`.
 *
 * @param options `dimensions`: [minimum, maximum] by name; `start`: default the middle; `steps`:
 *   default 5; `queue`: default 10; `low` and `high`: default 0.25 and 0.75; `groupSize`: rollouts per
 *   group, default 8; `rewardRange`: default [0, 1].
 * @returns the strategy. `probability` is 1; `components.density` is that of the place, as a
 *   multiple of the even density over the whole space.
 * @throws {DomainError} groupSize no integer in [1, 2²⁰], an option outside its domain.
 *
 * @see Sullivan et al. (2024), "Syllabus", arXiv:2411.11318
 *
 * @example
 * ```ts
 * const strategy = expandingBox({ dimensions: { x: [0, 1], y: [0, 1] }, queue: 1 });
 * const run = curriculum(strategy, { tasks: [], seed: 1 });
 * const [{ ticket, components }] = run.ask({ groups: 1, step: 0, policyVersion: 0 });
 * components.density.toFixed(0); // => '25'
 * run.observe([{ ticket, policyVersion: 0, rewards: [1, 1] }]);
 * run.metrics().size; // => 0.4
 * ```
 */
export function expandingBox(options: ExpandingBoxOptions): Strategy {
  const { start, steps, queue, low, high } = withDefaults('expandingBox', options, {
    start: {},
    steps: 5,
    queue: 10,
    low: 0.25,
    high: 0.75,
  });
  const kind = 'expandingBox';
  const names = Object.keys(options.dimensions ?? {}).sort();
  for (const [name, value] of Object.entries({ steps, queue }))
    if (!(Number.isInteger(value) && value >= 1))
      throw new DomainError(kind, name, 'an integer ≥ 1', value);
  checkThresholds(kind, low, high);
  const centre = Float64Array.from(names, (name) => {
    checkEnds(kind, name, options.dimensions[name]!);
    const [minimum, maximum] = options.dimensions[name]!;
    const value = Object.hasOwn(start, name) ? start[name]! : (minimum + maximum) / 2;
    if (!(typeof value === 'number' && value >= minimum && value <= maximum))
      throw new DomainError(kind, `start.${name}`, `in [${minimum}, ${maximum}]`, value);
    return (value - minimum) / (maximum - minimum);
  });
  const ids = ['box'];
  const p = Float64Array.of(1);
  return spaceStrategy<{ step: number; streak: number }>({
    kind,
    config: { start, steps, queue, low, high },
    options,
    init: () => ({ step: 1, streak: 0 }),
    regions: ({ step }) => ({
      ids,
      p,
      components: {
        density: Float64Array.of((steps / step) ** names.length),
        size: Float64Array.of(step / steps),
      },
    }),
    place({ step }, _regions, rng) {
      const size = step / steps;
      // moved inwards where it would stick out
      const corner = centre.map((c) => Math.min(1 - size, Math.max(0, c - size / 2)));
      return {
        region: 0,
        point: evenly(
          corner,
          corner.map((c) => c + size),
          rng,
        ),
      };
    },
    learn(state, { reward, components }) {
      if (components.size !== state.step / steps) return;
      const sign = reward >= high ? 1 : reward <= low ? -1 : 0;
      // a streak goes on in its own direction only
      state.streak = sign * Math.max(0, sign * state.streak) + sign;
      if (Math.abs(state.streak) < queue) return;
      state.step = Math.min(steps, Math.max(1, state.step + sign));
      state.streak = 0;
    },
    metrics: ({ step, streak }) => ({ size: step / steps, streak }),
  });
}
