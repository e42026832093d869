import { fixed } from '../allocate/fixed.ts';
import { inNameOf } from '../check/inNameOf.ts';
import { withDefaults } from '../check/withDefaults.ts';
import type { ComposedState } from '../compose/composedState.ts';
import { composeStrategy } from '../compose/composeStrategy.ts';
import { betaCounts } from '../estimate/betaCounts.ts';
import { nonDegenerate } from '../gate/nonDegenerate.ts';
import { thompsonTopK } from '../sample/thompsonTopK.ts';
import { nearTarget } from '../score/nearTarget.ts';
import type { Strategy } from '../strategy/strategy.ts';

/** Options of {@link thompsonTarget}. */
export interface ThompsonTargetOptions {
  /** Group size. Default 8. */
  readonly groupSize?: number;
  /** Pass rate to aim at. Default 0.5. */
  readonly target?: number;
  /** Share of a task's evidence kept at each of its groups. Default 0.5. */
  readonly decay?: number;
  /** Candidates looked at per group. Default 8. */
  readonly candidates?: number;
}

/**
 * Thompson sampling towards a target pass rate, among uniformly chosen candidates: the rule of
 * MoPPS. It has no guard against rewards that are noise, which look just right to it.
 *
 * @param options `groupSize`, `target`, `decay`, `candidates`; see {@link ThompsonTargetOptions}.
 * @returns the strategy. Groups whose rewards are all equal are refused as `degenerate`.
 * @throws {DomainError} groupSize no integer in [1, 2²⁰], or an option outside its domain.
 *
 * @see Qu et al. (2025), "MoPPS", arXiv:2507.04632
 *
 * @example
 * ```ts
 * thompsonTarget().config; // => { groupSize: 8, target: 0.5, decay: 0.5, candidates: 8 }
 * ```
 */
export function thompsonTarget(options: ThompsonTargetOptions = {}): Strategy<ComposedState> {
  const { groupSize, target, decay, candidates } = withDefaults('thompsonTarget', options, {
    groupSize: 8,
    target: 0.5,
    decay: 0.5,
    candidates: 8,
  });
  return inNameOf('thompsonTarget', () =>
    composeStrategy({
      kind: 'thompsonTarget',
      config: { groupSize, target, decay, candidates },
      estimate: betaCounts({ decay }),
      score: nearTarget({ target }),
      sample: thompsonTopK({ candidates }),
      allocate: fixed({ groupSize }),
      gate: [nonDegenerate()],
    }),
  );
}
