import { fixed } from '../allocate/fixed.ts';
import { inNameOf } from '../check/inNameOf.ts';
import { withDefaults } from '../check/withDefaults.ts';
import type { ComposedState } from '../compose/composedState.ts';
import { composeStrategy } from '../compose/composeStrategy.ts';
import { betaCounts } from '../estimate/betaCounts.ts';
import { nonDegenerate } from '../gate/nonDegenerate.ts';
import { thompsonTopK } from '../sample/thompsonTopK.ts';
import { passVariance } from '../score/passVariance.ts';
import type { Strategy } from '../strategy/strategy.ts';

/** Options of {@link thompsonVariance}. */
export interface ThompsonVarianceOptions {
  /** Group size. Default 8. */
  readonly groupSize?: number;
  /** Share of a task's evidence kept at each of its groups. Default 0.8. */
  readonly decay?: number;
  /** Share of a task's evidence kept per policy version. Default 0.97. */
  readonly drift?: number;
}

/**
 * Thompson sampling on p(1 − p), with beliefs that fade as the learner moves. No labels, no gate:
 * `goldilocks` without its prior and its guard against noise.
 *
 * @param options `groupSize`, `decay`, `drift`; see {@link ThompsonVarianceOptions}.
 * @returns the strategy. Groups whose rewards are all equal are refused as `degenerate`.
 * @throws {DomainError} groupSize no integer in [1, 2²⁰], or an option outside its domain.
 *
 * @example
 * ```ts
 * thompsonVariance().config; // => { groupSize: 8, decay: 0.8, drift: 0.97 }
 * ```
 */
export function thompsonVariance(options: ThompsonVarianceOptions = {}): Strategy<ComposedState> {
  const { groupSize, decay, drift } = withDefaults('thompsonVariance', options, {
    groupSize: 8,
    decay: 0.8,
    drift: 0.97,
  });
  return inNameOf('thompsonVariance', () =>
    composeStrategy({
      kind: 'thompsonVariance',
      config: { groupSize, decay, drift },
      estimate: betaCounts({ decay, drift }),
      score: passVariance(),
      sample: thompsonTopK(),
      allocate: fixed({ groupSize }),
      gate: [nonDegenerate()],
    }),
  );
}
