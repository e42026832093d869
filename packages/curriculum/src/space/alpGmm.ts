import type { Strategy } from '../strategy/strategy.ts';
import { type MixtureOptions, mixtureTeacher } from './mixtureTeacher.ts';

/**
 * ALP-GMM: practise where the reward changes, in a continuous space of tasks.
 *
 * Absolute learning progress of a group is how far its mean reward lies from that of the nearest
 * earlier place. Every 250 groups mixtures of 2 to 10 Gaussians over place and progress are fitted
 * to the last 500, the best by Akaike's criterion stays, and Gaussians are drawn in proportion to
 * their progress, then a place from the Gaussian. A fifth of the draws is even, so that what
 * becomes learnable is found. Progress is absolute: what is being forgotten draws practice too.
 *
 * It takes luck and cliffs for progress: a coin toss changes by about √(p (1 − p) / n)
 * from group to group for ever, and the nearest place may lie across the edge of what is possible.
 * Large groups help against luck. {@link riac} compares means of many groups in one place, and
 * was the better beside a noisy region in our tests.
 *
 * An assignment says where in `params`. The pool of tasks is not used and may be empty. Regions of
 * `weights` are `random` and the components.
 *
 * @param options `dimensions`: [minimum, maximum] by name; `fit`: default 250; `buffer`: default
 *   500; `components`: default [2, 10]; `random`: default 0.2; `groupSize`: rollouts
 *   per group, default 8; `rewardRange`: default [0, 1].
 * @returns the strategy. `probability` is that of the region drawn; `components.density` that of
 *   the place under all regions, as a multiple of the even density, before the Gaussians are cut to
 *   the space.
 * @throws {DomainError} groupSize no integer in [1, 2²⁰], an option outside its domain.
 *
 * @see Portelas, Colas, Hofmann & Oudeyer (2019), arXiv:1910.07224
 *
 * @example
 * ```ts
 * const run = curriculum(alpGmm({ dimensions: { x: [0, 1], gap: [0, 8] } }), { tasks: [], seed: 1 });
 * for (let step = 0; step < 30; step++)
 *   for (const { ticket, params } of run.ask({ groups: 10, step, policyVersion: step })) {
 *     const rewards = params.x < 0.5 && step > 15 ? [1, 1] : [0, 0];
 *     run.observe([{ ticket, policyVersion: step, rewards }]);
 *   }
 * run.weights().ids[0]; // => 'random'
 * run.metrics().components > 1; // => true
 * ```
 */
export function alpGmm(options: MixtureOptions): Strategy {
  return mixtureTeacher({
    kind: 'alpGmm',
    options,
    extra: 1,
    coordinates: ({ progress }, row) => [progress[row]!],
    value: ({ dimension: d, means }, c) => Math.max(0, means[(c + 1) * d - 1]!),
  });
}
