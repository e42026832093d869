import { DomainError } from '@bits-per-sample/core';
import { type ComposedState, composeStrategy } from '../../composeStrategy.ts';
import { betaCounts } from '../../estimate/betaCounts.ts';
import { nonDegenerate } from '../../gate/nonDegenerate.ts';
import { gumbelTopK } from '../../sample/gumbelTopK.ts';
import { constant } from '../../score/constant.ts';
import type { Strategy } from '../../strategy/strategy.ts';
import { screen } from './screen.ts';

/** Options of {@link screenThenContinue}. */
export interface ScreenThenContinueOptions {
  /** Rollouts of the screen, an integer ≥ 2. Default 4. */
  readonly n?: number;
  /** Further rollouts when the screen was mixed, an integer ≥ 1. Default 20. */
  readonly more?: number;
}

/**
 * A few rollouts of each task, and many more only where the few were neither all right nor all
 * wrong (SPEED): see {@link screeningRule}.
 *
 * The verdict on a mixed screen carries a `followUp` assignment of phase `continue`, with the counts
 * of the screen among its components. The screen itself is never trained on (refused as `screen`):
 * it was chosen by its own outcome, and would bias the baseline. Its counts are evidence of the pass
 * rate like any other. Phases are known by what was assigned, so screen and continuation may have
 * one size, and a shortage is a smaller batch, no exception.
 *
 * It saves rollouts on hopeless and solved tasks, and gives the hardest ones less weight: near
 * p = 0 a screen of 4 is passed with probability 4p.
 *
 * @param options `n`, rollouts of the screen: default 4; `more`: default 20.
 * @returns the strategy. A rollout budget in the request is not split: the screens have their size.
 * @throws {DomainError} n not an integer ≥ 2, more not an integer ≥ 1.
 *
 * @see Zhang et al. (2025), "SPEED-RL", arXiv:2506.09016
 *
 * @example
 * ```ts
 * const run = curriculum(screenThenContinue(), { tasks: [{ id: 'a' }], seed: 1 });
 * const [draw] = run.ask({ groups: 1, step: 0, policyVersion: 0 });
 * const outcome = { ticket: draw?.ticket ?? '', policyVersion: 0, rewards: [1, 0, 0, 0] };
 * run.observe([outcome])[0]?.followUp?.rollouts; // => 20
 * ```
 */
export function screenThenContinue({
  n = 4,
  more = 20,
}: ScreenThenContinueOptions = {}): Strategy<ComposedState> {
  const fn = 'screenThenContinue';
  if (!(Number.isInteger(n) && n >= 2)) throw new DomainError(fn, 'n', 'an integer ≥ 2', n);
  if (!(Number.isInteger(more) && more >= 1))
    throw new DomainError(fn, 'more', 'an integer ≥ 1', more);
  return composeStrategy({
    kind: fn,
    config: { n, more },
    estimate: betaCounts({ decay: 0.8 }),
    score: constant(),
    sample: gumbelTopK(),
    allocate: screen({ first: n, more }),
    gate: [nonDegenerate()],
  });
}
