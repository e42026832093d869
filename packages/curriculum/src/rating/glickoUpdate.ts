import { DomainError } from '@bits-per-sample/core';
import { checkFields } from '../check/checkFields.ts';
import { checkList } from '../check/checkList.ts';
import { checkRating } from './checkRating.ts';
import { glickoExpected } from './glickoExpected.ts';
import { glickoG } from './glickoG.ts';
import type { GlickoRating } from './glickoRating.ts';

/** Results against one opponent in a rating period. */
export interface GlickoGames {
  /** Rating and rating deviation of the opponent before the period. */
  readonly opponent: GlickoRating;
  /** Mean score of the player against it, in [0, 1]. */
  readonly score: number;
  /** Number of games, ≥ 0. Default 1. */
  readonly games?: number;
}

const q = Math.LN10 / 400;

/**
 * Glicko rating after the games of one rating period.
 *
 * Elo whose step fits what is known: a newcomer moves by hundreds of points, a player of a
 * thousand games hardly. Between periods let the deviation of a *learner* grow,
 * √(RD² + c² t); a frozen checkpoint does not change, and neither does what is known of it.
 *
 *     RD′ = 1 / √(1/RD² + 1/d²),   1/d² = q² Σ g² E (1 − E),   q = ln 10 / 400
 *     r′  = r + q RD′² Σ g (score − E)
 *
 * @param player rating and deviation before the period. NaN gives NaN.
 * @param games results, in any order.
 * @returns rating and deviation after it; without games the same.
 * @throws {DomainError} a deviation < 0, a score outside [0, 1] or games < 0.
 *
 * @see Glickman (1999), doi:10.1111/1467-9876.00159
 *
 * @example
 * ```ts
 * const after = glickoUpdate({ rating: 1500, deviation: 200 }, [
 *   { opponent: { rating: 1400, deviation: 30 }, score: 1 },
 *   { opponent: { rating: 1550, deviation: 100 }, score: 0 },
 *   { opponent: { rating: 1700, deviation: 300 }, score: 0 },
 * ]);
 * after.rating.toFixed(0); // => '1464'
 * after.deviation.toFixed(1); // => '151.4'
 * ```
 */
export function glickoUpdate(player: GlickoRating, games: readonly GlickoGames[]): GlickoRating {
  const fn = 'glickoUpdate';
  checkRating(fn, 'player', player);
  checkList(fn, 'games', games);
  const { rating, deviation } = player;
  let precision = 0;
  let surplus = 0;
  for (const game of games) {
    checkFields(fn, 'games', { games: 1, ...game }, ['score', 'games']);
    const { opponent, score, games: count = 1 } = game;
    checkRating(fn, 'opponent', opponent);
    if (score < 0 || score > 1) throw new DomainError(fn, 'score', 'in [0, 1]', score);
    if (count < 0) throw new DomainError(fn, 'games', '≥ 0', count);
    const g = glickoG(opponent.deviation);
    const expected = glickoExpected(rating, opponent);
    precision += count * (q * g) ** 2 * expected * (1 - expected);
    surplus += count * g * (score - expected);
  }
  const after = deviation / Math.hypot(1, deviation * Math.sqrt(precision));
  return { rating: rating + q * after ** 2 * surplus, deviation: after };
}
