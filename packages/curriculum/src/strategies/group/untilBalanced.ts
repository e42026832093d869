import { checkGroupSize, checkWhole, DomainError } from '@bits-per-sample/core';
import { inNameOf } from '../../check/inNameOf.ts';
import { withDefaults } from '../../check/withDefaults.ts';
import type { ComposedState } from '../../compose/composedState.ts';
import { composeStrategy } from '../../compose/composeStrategy.ts';
import { betaCounts } from '../../estimate/betaCounts.ts';
import { gumbelTopK } from '../../sample/gumbelTopK.ts';
import { constant } from '../../score/constant.ts';
import type { Strategy } from '../../strategy/strategy.ts';
import { rounds as inRounds } from './rounds.ts';

/** Options of {@link untilBalanced}. */
export interface UntilBalancedOptions {
  /** Rollouts of a round, an integer ≥ 1. Default 8. */
  readonly groupSize?: number;
  /** Most rounds of a task, an integer ≥ 1. Default 4. */
  readonly rounds?: number;
  /** Rollouts that the trainer keeps in the end, ≥ 2. Default 4. */
  readonly keep?: number;
  /** When to stop: `balanced` (default), keep/2 right and keep/2 wrong; `positive`, one right. */
  readonly exit?: 'balanced' | 'positive';
  /** Reward above which a rollout is right. Default 0.7. */
  readonly threshold?: number;
}

/**
 * Rounds of rollouts until a group with right *and* wrong answers can be put together
 * (Reinforce-Ada): see {@link reinforceAdaExit}.
 *
 * Each verdict but the last refuses (`continues`) and carries a `followUp`, whose components say how
 * many were right and rolled so far. When the last one admits, train on `keep` rollouts of *all*
 * rounds, half of them right, with mean and deviation of *all* of them: {@link balancedSubset}. A
 * mean over the kept ones would be ½ by construction. Every count belongs to its own task and
 * travels with its own assignment.
 *
 * A task that is never solved costs every round each time it is drawn; nothing is learned of it
 * but that.
 *
 * @param options see {@link UntilBalancedOptions}.
 * @returns the strategy. Without anything right or anything wrong after the last round: refused as
 *   `degenerate`.
 * @throws {DomainError} groupSize no integer in [1, 2²⁰], rounds none ≥ 1, keep < 2, another exit.
 *
 * @see Xiong et al. (2025), "Reinforce-Ada", arXiv:2510.04996
 *
 * @example
 * ```ts
 * const run = curriculum(untilBalanced({ groupSize: 2 }), { tasks: [{ id: 'a' }], seed: 1 });
 * const [draw] = run.ask({ groups: 1, step: 0, policyVersion: 0 });
 * const outcome = { ticket: draw?.ticket ?? '', policyVersion: 0, rewards: [1, 1] };
 * const [verdict] = run.observe([outcome]);
 * [verdict?.reason, verdict?.followUp?.components.right]; // => ['continues', 2]
 * ```
 */
export function untilBalanced(options: UntilBalancedOptions = {}): Strategy<ComposedState> {
  const { groupSize, rounds, keep, exit, threshold } = withDefaults('untilBalanced', options, {
    groupSize: 8,
    rounds: 4,
    keep: 4,
    exit: 'balanced',
    threshold: 0.7,
  });
  const fn = 'untilBalanced';
  checkGroupSize(fn, groupSize);
  checkWhole(fn, 'rounds', rounds, { least: 1 });
  if (!(keep >= 2)) throw new DomainError(fn, 'keep', '≥ 2', keep);
  if (exit !== 'balanced' && exit !== 'positive')
    throw new DomainError(fn, 'exit', 'balanced or positive', exit);
  return inNameOf(fn, () =>
    composeStrategy({
      kind: fn,
      config: { groupSize, rounds, keep, exit, threshold },
      estimate: betaCounts({ decay: 0.8 }),
      score: constant(),
      sample: gumbelTopK(),
      allocate: inRounds({ groupSize, rounds, keep, exit, threshold }),
    }),
  );
}
