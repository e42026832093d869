import { DomainError } from '@bits-per-sample/core';
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
import { bandMetrics, isUnprofiled, profile } from './profile.ts';

/** Options of {@link offlineBand}. */
export interface OfflineBandOptions {
  /** Group size, of the profile too. Default 8. */
  readonly groupSize?: number;
  /** Lowest pass rate kept. Default 0.2. */
  readonly lower?: number;
  /** Highest pass rate kept. Default 0.8. */
  readonly upper?: number;
  /** Policy versions after which a profile is made anew; null (default): never. */
  readonly reprofileEvery?: number | null;
  /** Weight of tasks outside, with 1 inside. Default 0.01. */
  readonly floor?: number;
}

/**
 * The filter that most data sets are made with: roll every task out once, keep those whose pass
 * rate lies in a band, and never look again.
 *
 * **A warning, not a recommendation.** The band is that of the model before training. Tasks inside
 * are soon solved, tasks outside come within reach and are not drawn: in simulation it never
 * reached the target that uniform draws reach, and cost the profile besides. With n = 8 a task of
 * pass rate 0.1 is taken for one inside every fifth time. The metrics count what went wrong:
 * `band.leftSinceProfile` of the `band.inside` tasks have a last group outside of the band, and
 * `band.oldestProfile` is the age of the oldest profile in policy versions. Set `reprofileEvery`,
 * or use `onlineBand`.
 *
 * Rollouts of the profile (phase `probe`) are drawn first, each task once, and are trained on like
 * all others.
 *
 * @param options band, group size and age of profiles; see {@link OfflineBandOptions}.
 * @returns the strategy.
 * @throws {DomainError} groupSize no integer in [1, 2²⁰], an empty band, floor not in (0, 1],
 *   reprofileEvery not > 0.
 *
 * @example
 * ```ts
 * const run = curriculum(offlineBand(), { tasks: [{ id: 'a' }, { id: 'b' }], seed: 1 });
 * run.ask({ groups: 2, step: 0, policyVersion: 0 }).map((draw) => draw.phase); // => ['probe', 'probe']
 * ```
 */
export function offlineBand(options: OfflineBandOptions = {}): Strategy<ComposedState> {
  const { groupSize, lower, upper, reprofileEvery, floor } = withDefaults('offlineBand', options, {
    groupSize: 8,
    lower: 0.2,
    upper: 0.8,
    reprofileEvery: null,
    floor: 0.01,
  });
  const fn = 'offlineBand';
  if (!(lower <= upper)) throw new DomainError(fn, 'lower', `≤ upper = ${upper}`, lower);
  if (!(floor > 0 && floor <= 1)) throw new DomainError(fn, 'floor', 'in (0, 1]', floor);
  if (!(reprofileEvery === null || reprofileEvery > 0))
    throw new DomainError(fn, 'reprofileEvery', '> 0 or null', reprofileEvery);
  const plan = { lower, upper, floor, reprofileEvery: reprofileEvery ?? Infinity };
  const strategy = inNameOf('offlineBand', () =>
    composeStrategy({
      kind: 'offlineBand',
      config: { groupSize, lower, upper, reprofileEvery, floor },
      estimate: movingAverage(),
      score: constant(),
      sample: profile(plan),
      allocate: {
        ...fixed({ groupSize }),
        details: (pool, row) => (isUnprofiled(pool, row, plan) ? { phase: 'probe' } : {}),
      },
      gate: [nonDegenerate()],
    }),
  );
  return withMetrics(strategy, (pool) => bandMetrics(pool, plan));
}
