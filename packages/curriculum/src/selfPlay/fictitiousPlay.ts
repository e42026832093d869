import { checkProbability } from '@bits-per-sample/core';
import { withDefaults } from '../check/withDefaults.ts';
import type { Strategy } from '../strategy/strategy.ts';
import { type OpponentOptions, opponentStrategy } from './opponentStrategy.ts';
import { record } from './record.ts';

/** Options of {@link fictitiousPlay}. */
export interface FictitiousPlayOptions extends OpponentOptions {
  /** What a result is worth one policy version later, in [0, 1]; for the win rates shown. Default 0.97. */
  readonly decay?: number;
}

/**
 * Fictitious self-play: every snapshot so far with equal chance.
 *
 * The learner answers the average of its past, and in two-player zero-sum games that average tends
 * to an equilibrium where self-play against the latest only goes in circles. The price: most games
 * are against the weak beginnings; {@link pfsp} spends them where it is hard.
 *
 * The tasks of the pool are the agents; each snapshot of the policy joins by `change({ add })`.
 *
 * @param options `decay`: default 0.97; games, seats and rewards of {@link OpponentOptions}.
 * @returns the strategy. `probability` is that of the agent; its seat is drawn evenly besides.
 * @throws {DomainError} groupSize no integer in [1, 2²⁰], an option outside its domain.
 *
 * @see Brown (1951), Iterative solution of games by fictitious play
 * @see Heinrich, Lanctot & Silver (2015), Fictitious self-play in extensive-form games
 *
 * @example
 * ```ts
 * const run = curriculum(fictitiousPlay(), { tasks: [{ id: 'v0' }, { id: 'v1' }], seed: 1 });
 * run.weights().p; // => Float64Array.of(0.5, 0.5)
 * ```
 */
export function fictitiousPlay(options: FictitiousPlayOptions = {}): Strategy {
  const { decay } = withDefaults('fictitiousPlay', options, {
    decay: 0.97,
  });
  checkProbability('fictitiousPlay', 'decay', decay);
  return opponentStrategy({
    kind: 'fictitiousPlay',
    config: { decay },
    options,
    ...record(decay),
    share: ({ ids: { length } }) => new Float64Array(length).fill(1 / length),
  });
}
