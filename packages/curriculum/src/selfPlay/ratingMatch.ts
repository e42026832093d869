import { DomainError } from '@bits-per-sample/core';
import { withDefaults } from '../check/withDefaults.ts';
import { glickoExpected } from '../rating/glickoExpected.ts';
import type { GlickoRating } from '../rating/glickoRating.ts';
import { glickoUpdate } from '../rating/glickoUpdate.ts';
import type { Strategy } from '../strategy/strategy.ts';
import { type OpponentOptions, opponentStrategy, type Roster } from './opponentStrategy.ts';
import { type RatingMatchWeightsOptions, ratingMatchWeights } from './ratingMatchWeights.ts';

/** Options of {@link ratingMatch}. */
export interface RatingMatchOptions extends OpponentOptions, RatingMatchWeightsOptions {
  /** Growth of the learner's rating deviation per policy version, c in √(RD² + c² t), ≥ 0. Default 10. */
  readonly drift?: number;
}

/** Deviation of a player of whom nothing is known. */
const unknown = 350;

/** The learner's rating as it is known at `version`. */
function learnerAt(roster: Roster, drift: number, version = roster.version): GlickoRating {
  const { rating, deviation, at } = roster.learner;
  const since = Math.max(0, version - at!);
  return {
    rating: rating!,
    deviation: Math.min(unknown, Math.hypot(deviation!, drift * Math.sqrt(since))),
  };
}

const opponentsOf = ({ ids, columns: { rating, deviation } }: Roster): GlickoRating[] =>
  ids.map((_, i) => ({ rating: rating![i]!, deviation: deviation![i]! }));

/**
 * Matchmaking: opponents against whom the learner is expected to win half of its games.
 *
 * Keeps a Glicko rating of the learner, whose uncertainty grows as the policy changes, and one of
 * each frozen opponent, whose uncertainty only shrinks. Shares are those of
 * {@link ratingMatchWeights}. A snapshot that joins later starts with the learner's rating at that
 * moment; agents of the first pool start at 1500 ± 350. Ratings cannot see cycles: where play is
 * cyclic use {@link pfsp}.
 *
 * The tasks of the pool are the agents; an outcome says how it ended as `match`, or by one reward
 * per game.
 *
 * @param options `target`: default 0.5; `width`: default 0.1; `uniform`: default 0.1; `drift`:
 *   default 10; games, seats and rewards of {@link OpponentOptions}.
 * @returns the strategy. `probability` is that of the agent; its seat is drawn evenly besides.
 * @throws {DomainError} groupSize no integer in [1, 2²⁰], an option outside its domain.
 *
 * @see Glickman (1999), doi:10.1111/1467-9876.00159
 *
 * @example
 * ```ts
 * const run = curriculum(ratingMatch(), { tasks: [{ id: 'v0' }, { id: 'v1' }], seed: 1 });
 * for (const { ticket, task } of run.ask({ groups: 20, step: 0, policyVersion: 0 }))
 *   run.observe([{ ticket, policyVersion: 0, rewards: task === 'v0' ? [1, 0, 1, 0] : [0, 0, 0, 0] }]);
 * run.weights().p[0] > 0.8; // => true
 * ```
 */
export function ratingMatch(options: RatingMatchOptions = {}): Strategy {
  const { target, width, uniform, drift } = withDefaults('ratingMatch', options, {
    target: 0.5,
    width: 0.1,
    uniform: 0.1,
    drift: 10,
  });
  const match = { target, width, uniform };
  if (!(drift >= 0 && drift < Infinity))
    throw new DomainError('ratingMatch', 'drift', '≥ 0', drift);
  ratingMatchWeights({ rating: 0, deviation: 0 }, [], match);
  return opponentStrategy({
    kind: 'ratingMatch',
    config: { ...match, drift },
    options,
    learner: { rating: 1500, deviation: unknown, at: 0 },
    newcomer: (roster, first) =>
      first ? { rating: 1500, deviation: unknown } : { ...learnerAt(roster, drift) },
    learn(roster, i, { games, score }, version) {
      const learner = learnerAt(roster, drift, version);
      const opponent = opponentsOf(roster)[i]!;
      const after = glickoUpdate(learner, [{ opponent, score, games }]);
      const their = glickoUpdate(opponent, [{ opponent: learner, score: 1 - score, games }]);
      roster.columns.rating![i] = their.rating;
      roster.columns.deviation![i] = their.deviation;
      Object.assign(roster.learner, after, { at: Math.max(roster.learner.at!, version) });
    },
    share: (roster) => ratingMatchWeights(learnerAt(roster, drift), opponentsOf(roster), match),
    components(roster) {
      const learner = learnerAt(roster, drift);
      return {
        winRate: Float64Array.from(opponentsOf(roster), ({ rating, deviation }) =>
          glickoExpected(learner.rating, {
            rating,
            deviation: Math.hypot(learner.deviation, deviation),
          }),
        ),
        rating: roster.columns.rating!.slice(),
        deviation: roster.columns.deviation!.slice(),
      };
    },
  });
}
