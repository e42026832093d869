import { checkProbability } from '@bits-per-sample/core';
import { withDefaults } from '../check/withDefaults.ts';
import type { Strategy } from '../strategy/strategy.ts';
import { type OpponentOptions, opponentStrategy } from './opponentStrategy.ts';
import { record } from './record.ts';

/** Options of {@link latestOpponent}. */
export interface LatestOpponentOptions extends OpponentOptions {
  /** Share of the games that go to earlier snapshots, evenly, in [0, 1]. Default 0.2. */
  readonly past?: number;
  /** What a result is worth one policy version later, in [0, 1]. Default 0.97. */
  readonly decay?: number;
}

/**
 * Self-play against the newest snapshot, and now and then against an old one.
 *
 * The opponent is always as strong as the learner, and that is all: with `past` 0 a game with
 * cycles is run through in circles, each policy beating the last and losing to one long forgotten.
 * A fifth of the games against the past is the share of OpenAI Five.
 *
 * The tasks of the pool are the agents; each snapshot of the policy joins by `change({ add })` and is
 * then the newest. Those of the first pool count in the order of their names, v2 before v10. An outcome says how it ended as `match`, or by one reward per game.
 *
 * @param options `past`: default 0.2; `decay`: default 0.97; games, seats and rewards of
 *   {@link OpponentOptions}.
 * @returns the strategy. `probability` is that of the agent; its seat is drawn evenly besides.
 * @throws {DomainError} groupSize no integer in [1, 2²⁰], an option outside its domain.
 *
 * @see OpenAI (2019), arXiv:1912.06680
 *
 * @example
 * ```ts
 * const run = curriculum(latestOpponent(), { tasks: [{ id: 'v0' }, { id: 'v1' }], seed: 1 });
 * run.weights().p; // => Float64Array.of(0.2, 0.8)
 * run.change({ add: [{ id: 'v2' }] });
 * run.weights().p; // => Float64Array.of(0.1, 0.1, 0.8)
 * ```
 */
export function latestOpponent(options: LatestOpponentOptions = {}): Strategy {
  const { past, decay } = withDefaults('latestOpponent', options, {
    past: 0.2,
    decay: 0.97,
  });
  checkProbability('latestOpponent', 'past', past);
  checkProbability('latestOpponent', 'decay', decay);
  return opponentStrategy({
    kind: 'latestOpponent',
    config: { past, decay },
    options,
    ...record(decay),
    share({ ids: { length } }) {
      const share = new Float64Array(length).fill(past / (length - 1));
      share[length - 1] = length === 1 ? 1 : 1 - past;
      return share;
    },
  });
}
