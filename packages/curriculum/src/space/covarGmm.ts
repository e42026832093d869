import type { Strategy } from '../strategy/strategy.ts';
import { type MixtureOptions, mixtureTeacher } from './mixtureTeacher.ts';

/**
 * Covar-GMM: practise where the reward rises with time, in a continuous space of tasks.
 *
 * Gaussians over place, reward and time are fitted to the last 500 groups every 250; each is worth
 * its covariance of reward with time, where that is positive. Luck has no trend, so coin tosses
 * draw little; what is being forgotten draws nothing, where {@link alpGmm} would come back to it.
 *
 * An assignment says where in `params`. The pool of tasks is not used and may be empty. Regions of
 * `weights` are `random` and the components; all is random until the first fit.
 *
 * @param options `dimensions`: [minimum, maximum] by name; `fit`: default 250; `buffer`: default
 *   500; `components`: default [2, 10]; `random`: default 0.2; `groupSize`: rollouts per group, default 8;
 *   `rewardRange`: default [0, 1].
 * @returns the strategy. `probability` is that of the region drawn; `components.density` that of
 *   the place under all regions, as a multiple of the even density, before the Gaussians are cut to
 *   the space.
 * @throws {DomainError} groupSize no integer in [1, 2²⁰], an option outside its domain.
 *
 * @see Moulin-Frier, Nguyen & Oudeyer (2014), doi:10.3389/fpsyg.2013.01006
 *
 * @example
 * ```ts
 * const run = curriculum(covarGmm({ dimensions: { x: [0, 1] } }), { tasks: [], seed: 1 });
 * run.weights().p; // => Float64Array.of(1)
 * ```
 */
export function covarGmm(options: MixtureOptions): Strategy {
  return mixtureTeacher({
    kind: 'covarGmm',
    options,
    extra: 2,
    coordinates: ({ rewards }, row, age) => [rewards[row]!, age],
    value({ dimension: d, factors }, c) {
      const [reward, time] = [c * d * d + (d - 2) * d, c * d * d + (d - 1) * d];
      let covariance = 0;
      for (let e = 0; e < d; e++) covariance += factors[reward + e]! * factors[time + e]!;
      return Math.max(0, covariance);
    },
  });
}
