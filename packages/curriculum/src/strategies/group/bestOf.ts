import { DomainError } from '@bits-per-sample/core';
import { fixed } from '../../allocate/fixed.ts';
import { inNameOf } from '../../check/inNameOf.ts';
import { withDefaults } from '../../check/withDefaults.ts';
import type { ComposedState } from '../../compose/composedState.ts';
import { composeStrategy } from '../../compose/composeStrategy.ts';
import { betaCounts } from '../../estimate/betaCounts.ts';
import { nonDegenerate } from '../../gate/nonDegenerate.ts';
import { bestOfAttempts } from '../../rule/attempts/bestOfAttempts.ts';
import { gumbelTopK } from '../../sample/gumbelTopK.ts';
import { constant } from '../../score/constant.ts';
import type { Pool } from '../../strategy/pool.ts';
import type { Strategy } from '../../strategy/strategy.ts';
import { bestOfCounts } from './bestOfCounts.ts';

/** Options of {@link bestOf}. */
export interface BestOfStrategyOptions {
  /** Scored units per group. Default 8. */
  readonly groupSize?: number;
  /** Probability that the best of k attempts succeeds, in [0, 1). Default 0.5. */
  readonly target?: number;
  /** Most attempts per scored unit, an integer ≥ 1. Default 64. */
  readonly max?: number;
}

/**
 * Inference scaling as a curriculum: each scored unit is the best of k attempts, with k such that a
 * task of the believed pass rate is solved as often as not; see {@link bestOfAttempts}.
 *
 * The assignment says `attempts: k` beside `rollouts`, the number of units: run k attempts for each,
 * and report the best reward of each k. A group costs `rollouts · attempts` generations; report that
 * as `cost.rollouts`. A budget in the request counts generations too. The belief is in the pass rate of *one* attempt: a failed unit counts as k
 * failures, a solved one as its expected number of successes.
 *
 * What k buys is groups that are not all wrong, and so updates that are not zero, on tasks out of
 * reach of one attempt. It never buys bits per rollout: H(1 − (1 − p)^k)/k ≤ H(p) always, see
 * {@link bitsPerRolloutOfPassK}.
 *
 * @param options `groupSize`: default 8; `target`: default 0.5; `max`: default 64.
 * @returns the strategy; tasks are drawn uniformly, without replacement.
 * @throws {DomainError} groupSize no integer in [1, 2²⁰], target outside [0, 1), max not an integer ≥ 1.
 *
 * @see Patel, "Bits per sample", dwarkesh.com/p/bits-per-sample (inference scaling)
 *
 * @example
 * ```ts
 * const run = curriculum(bestOf(), { tasks: [{ id: 'a' }], seed: 1 });
 * const [draw] = run.ask({ groups: 1, step: 0, policyVersion: 0 });
 * draw?.attempts; // => 1
 * run.observe([{ ticket: draw?.ticket ?? '', policyVersion: 0, rewards: [0, 0, 0, 0, 0, 0, 0, 0] }]);
 * run.ask({ groups: 1, step: 1, policyVersion: 1 })[0]?.attempts; // => 7
 * ```
 */
export function bestOf(options: BestOfStrategyOptions = {}): Strategy<ComposedState> {
  const { groupSize, target, max } = withDefaults('bestOf', options, {
    groupSize: 8,
    target: 0.5,
    max: 64,
  });
  const fn = 'bestOf';
  if (!(target >= 0 && target < 1)) throw new DomainError(fn, 'target', 'in [0, 1)', target);
  if (!(Number.isInteger(max) && max >= 1)) throw new DomainError(fn, 'max', 'an integer ≥ 1', max);
  const estimate = bestOfCounts(betaCounts({ decay: 0.8 }));
  const attemptsOf = (pool: Pool, row: number) =>
    bestOfAttempts(estimate.mean(pool, row), { target, max });
  return inNameOf(fn, () =>
    composeStrategy({
      kind: fn,
      config: { groupSize, target, max },
      estimate,
      score: constant(),
      sample: gumbelTopK(),
      allocate: {
        ...fixed({ groupSize }),
        allocate: (pool, rows, budget) =>
          rows.map((row) =>
            budget === undefined
              ? groupSize
              : Math.max(1, Math.floor(budget / rows.length / attemptsOf(pool, row))),
          ),
        details: (pool, row) => ({ attempts: attemptsOf(pool, row) }),
      },
      gate: [nonDegenerate()],
    }),
  );
}
