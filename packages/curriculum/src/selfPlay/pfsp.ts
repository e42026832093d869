import { checkProbability, DomainError } from '@bits-per-sample/core';
import { withDefaults } from '../check/withDefaults.ts';
import type { Strategy } from '../strategy/strategy.ts';
import { type OpponentOptions, opponentStrategy } from './opponentStrategy.ts';
import { pfspWeights } from './pfspWeights.ts';
import { record, recordOf } from './record.ts';

/** Options of {@link pfsp}. */
export interface PfspOptions extends OpponentOptions {
  /** `hard` (default): (1 − w)²; `even`: w (1 − w), w the win rate against the opponent. */
  readonly weighting?: 'hard' | 'even';
  /** Share of the draws that goes to all alike, in [0, 1]. Default 0.1. */
  readonly uniform?: number;
  /** Share of the draws that goes to the newest snapshot besides, in [0, 1]. Default 0. */
  readonly latest?: number;
  /** What a result is worth one policy version later, in [0, 1]. Default 0.97. */
  readonly decay?: number;
}

/**
 * Prioritised fictitious self-play as a strategy: most games against the snapshots one loses to.
 *
 * Win rates are Beta posteriors that forget: the learner changes, so a result fades by `decay` per
 * policy version, whether the opponent is drawn or not, and one long beaten comes back to be
 * checked. Weights are those of {@link pfspWeights}. AlphaStar's main agents mixed in 35 % of
 * plain self-play: `latest` 0.35.
 *
 * The tasks of the pool are the agents; each snapshot of the policy joins by `change({ add })` and is
 * then the newest. Those of the first pool count in the order of their names, v2 before v10. An outcome says how it ended as `match`, or by one reward per game.
 *
 * @param options `weighting`: default `hard`; `uniform`: default 0.1; `latest`: default 0;
 *   `decay`: default 0.97; games, seats and rewards of {@link OpponentOptions}.
 * @returns the strategy. `probability` is that of the agent; its seat is drawn evenly besides.
 * @throws {DomainError} groupSize no integer in [1, 2²⁰], an option outside its domain.
 *
 * @see Vinyals et al. (2019), doi:10.1038/s41586-019-1724-z, methods
 *
 * @example
 * ```ts
 * const run = curriculum(pfsp({ groupSize: 10 }), { tasks: [{ id: 'v0' }, { id: 'v1' }], seed: 1 });
 * for (const { ticket, task } of run.ask({ groups: 20, step: 0, policyVersion: 0 })) {
 *   const rewards = Array.from({ length: 10 }, (_, i) => (task === 'v0' || i < 2 ? 1 : 0));
 *   run.observe([{ ticket, policyVersion: 0, rewards }]);
 * }
 * run.weights().p[1] > 0.9; // => true
 * ```
 */
export function pfsp(options: PfspOptions = {}): Strategy {
  const { weighting, uniform, latest, decay } = withDefaults('pfsp', options, {
    weighting: 'hard',
    uniform: 0.1,
    latest: 0,
    decay: 0.97,
  });
  if (weighting !== 'hard' && weighting !== 'even')
    throw new DomainError('pfsp', 'weighting', "'hard' or 'even'", weighting);
  for (const [name, value] of Object.entries({ uniform, latest, decay }))
    checkProbability('pfsp', name, value);
  return opponentStrategy({
    kind: 'pfsp',
    config: { weighting, uniform, latest, decay },
    options,
    ...record(decay),
    share(roster) {
      const share = pfspWeights(recordOf(roster, decay), { weighting, uniform });
      const newest = share.length - 1;
      return share.map((p, i) => (1 - latest) * p + (i === newest ? latest : 0));
    },
  });
}
