import { checkWhole } from '@bits-per-sample/core';
import { inNameOf } from '../../check/inNameOf.ts';
import { withDefaults } from '../../check/withDefaults.ts';
import type { ComposedState } from '../../compose/composedState.ts';
import { composeStrategy } from '../../compose/composeStrategy.ts';
import { betaCounts } from '../../estimate/betaCounts.ts';
import { nonDegenerate } from '../../gate/nonDegenerate.ts';
import { gumbelTopK } from '../../sample/gumbelTopK.ts';
import { constant } from '../../score/constant.ts';
import type { Strategy } from '../../strategy/strategy.ts';
import { screen } from './screen.ts';

/** Options of {@link screenThenContinue}. */
export interface ScreenThenContinueOptions {
  /** Rollouts of the screen, an integer in [2, 2²⁰]. Default 4. */
  readonly groupSize?: number;
  /** Further rollouts when the screen was mixed, an integer in [1, 2²⁰]. Default 20. */
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
 * It saves rollouts on tasks that are nearly never or nearly always solved, and gives the hardest ones less weight: near
 * p = 0 a screen of 4 is passed with probability 4p.
 *
 * @param options `groupSize`, rollouts of the screen: default 4; `more`: default 20.
 * @returns the strategy. A rollout budget in the request is not split: the screens have their size.
 * @throws {DomainError} groupSize no integer in [2, 2²⁰], more none in [1, 2²⁰].
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
export function screenThenContinue(
  options: ScreenThenContinueOptions = {},
): Strategy<ComposedState> {
  const { groupSize, more } = withDefaults('screenThenContinue', options, {
    groupSize: 4,
    more: 20,
  });
  const fn = 'screenThenContinue';
  checkWhole(fn, 'groupSize', groupSize, { least: 2, most: 2 ** 20 });
  checkWhole(fn, 'more', more, { least: 1, most: 2 ** 20 });
  return inNameOf(fn, () =>
    composeStrategy({
      kind: fn,
      config: { groupSize, more },
      estimate: betaCounts({ decay: 0.8 }),
      score: constant(),
      sample: gumbelTopK(),
      allocate: screen({ first: groupSize, more }),
      gate: [nonDegenerate()],
    }),
  );
}
