import type { Strategy } from '../strategy/strategy.ts';
import { type SpaceOptions, spaceStrategy } from './spaceStrategy.ts';

/**
 * Every place of a continuous space of tasks alike: the baseline that a curriculum there has to
 * beat.
 *
 * An assignment says where in `params`. The pool of tasks is not used and may be empty; `weights`
 * has the one region `space`.
 *
 * @param options `dimensions`: [minimum, maximum] by name; `groupSize`: rollouts per group, default 8.
 * @returns the strategy. `probability` is 1; `components.density` is the density of the place, as a
 *   multiple of the even one: 1.
 * @throws {DomainError} groupSize no integer in [1, 2²⁰], no dimension, a minimum not below its
 *   maximum, or another option outside its domain.
 *
 * @example
 * ```ts
 * const run = curriculum(uniformSpace({ dimensions: { friction: [0.1, 2] } }), { tasks: [], seed: 1 });
 * const [{ params }] = run.ask({ groups: 1, step: 0, policyVersion: 0 });
 * params.friction > 0.1 && params.friction < 2; // => true
 * ```
 */
export function uniformSpace(options: SpaceOptions): Strategy {
  const components = { density: Float64Array.of(1) };
  return spaceStrategy({
    kind: 'uniformSpace',
    config: {},
    options,
    init: () => ({ groups: 0 }),
    regions: () => ({ ids: ['space'], p: Float64Array.of(1), components }),
    place: (_state, _regions, rng) => ({
      region: 0,
      point: Float64Array.from(Object.keys(options.dimensions), () => rng.next()),
    }),
    learn(state) {
      state.groups++;
    },
    metrics: ({ groups }) => ({ groups }),
  });
}
