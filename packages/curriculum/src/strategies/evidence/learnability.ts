import { checkWhole, DomainError } from '@bits-per-sample/core';
import { fixed } from '../../allocate/fixed.ts';
import { inNameOf } from '../../check/inNameOf.ts';
import { withDefaults } from '../../check/withDefaults.ts';
import type { ComposedState } from '../../compose/composedState.ts';
import { composeStrategy } from '../../compose/composeStrategy.ts';
import { movingAverage } from '../../estimate/movingAverage.ts';
import { nonDegenerate } from '../../gate/nonDegenerate.ts';
import { constant } from '../../score/constant.ts';
import type { Strategy } from '../../strategy/strategy.ts';
import { withMetrics } from '../withMetrics.ts';
import { isSweeping, keptRows, sweep } from './sweep.ts';

/** Options of {@link learnability}. */
export interface LearnabilityOptions {
  /** Group size, of the sweep too; at least 2. Default 8. */
  readonly groupSize?: number;
  /** Policy versions from one sweep to the next. Default 20. */
  readonly every?: number;
  /** Tasks rolled out in a sweep. Default 200. */
  readonly sample?: number;
  /** Tasks kept of a sweep. Default 60. */
  readonly keep?: number;
  /** Share of the draws that go to the kept tasks, the rest being uniform. Default 0.5. */
  readonly share?: number;
}

/**
 * Sampling for learnability (SFL): every so often roll a random sample of the pool out, and until
 * the next sweep give half of the draws to the tasks with the largest p(1 − p) in it.
 *
 * Made for simulators in which rollouts cost next to nothing. Where rollouts are the budget, the
 * sweep has to be paid for: here its groups (phase `probe`) count, and are trained on, while the
 * source throws them away. p(1 − p) is estimated without bias, as
 * {@link learnabilityUnbiased} does, so group sizes may differ.
 *
 * A broken verifier looks perfectly learnable, and nothing here finds it out.
 *
 * @param options see {@link LearnabilityOptions}.
 * @returns the strategy. A sweep begins with the first draw, and ends when so many tasks are drawn;
 *   its last batch may pass beyond `sample`.
 * @throws {DomainError} groupSize no integer in [2, 2²⁰]; every, sample or keep not an integer ≥ 1; share outside [0, 1].
 *
 * @see Rutherford et al. (2024), "No regrets", arXiv:2408.15099
 *
 * @example
 * ```ts
 * learnability({ keep: 30 }).config; // => { groupSize: 8, every: 20, sample: 200, keep: 30, share: 0.5 }
 * ```
 */
export function learnability(options: LearnabilityOptions = {}): Strategy<ComposedState> {
  const { groupSize, every, sample, keep, share } = withDefaults('learnability', options, {
    groupSize: 8,
    every: 20,
    sample: 200,
    keep: 60,
    share: 0.5,
  });
  const fn = 'learnability';
  checkWhole(fn, 'groupSize', groupSize, { least: 2, most: 2 ** 20 });
  for (const [name, count] of Object.entries({ every, sample, keep }))
    if (!(Number.isInteger(count) && count >= 1))
      throw new DomainError(fn, name, 'an integer ≥ 1', count);
  if (!(share >= 0 && share <= 1)) throw new DomainError(fn, 'share', 'in [0, 1]', share);
  const plan = { every, sample, keep, share };
  const strategy = inNameOf('learnability', () =>
    composeStrategy({
      kind: 'learnability',
      config: { groupSize, ...plan },
      estimate: movingAverage(),
      score: constant(),
      sample: sweep(plan),
      allocate: {
        ...fixed({ groupSize }),
        details: (pool) => (isSweeping(pool, plan) ? { phase: 'probe' } : {}),
      },
      gate: [nonDegenerate()],
    }),
  );
  return withMetrics(strategy, (pool) => ({
    'sweep.number': pool.shared.sweep![0]!,
    'sweep.kept': keptRows(pool, plan).length,
  }));
}
