import { checkNumber, DomainError } from '@bits-per-sample/core';
import { checkFields } from '../check/checkFields.ts';
import { eloExpected } from './eloExpected.ts';

/** One game as Elo sees it. */
export interface EloGame {
  /** Rating of the opponent before the game. */
  readonly opponent: number;
  /** What came out for the player: 1 won, ½ drawn, 0 lost; a mean score is allowed. */
  readonly score: number;
  /** Most points one game can move, K > 0. Default 32. */
  readonly kFactor?: number;
}

/**
 * Elo rating after one game: rating + K (score − expected score).
 *
 * A step of stochastic gradient ascent on the likelihood of the result. It never settles: the
 * rating of a player who stays the same keeps wandering with a standard deviation of about
 * √(87 K) points (53 for K = 32), so one rating is no proof of progress. For a fixed set of
 * players {@link bradleyTerry} is the answer, with intervals.
 *
 * @param rating rating of the player before the game. NaN gives NaN.
 * @param game `opponent`: rating of the opponent; `score`: in [0, 1]; `kFactor`: default 32.
 * @returns the new rating of the player; the opponent's moves by as much the other way.
 * @throws {DomainError} score outside [0, 1] or kFactor not > 0.
 *
 * @see Elo (1978), The Rating of Chessplayers, Past and Present
 *
 * @example
 * ```ts
 * eloUpdate(1500, { opponent: 1500, score: 1 }); // => 1516
 * eloUpdate(1500, { opponent: 1900, score: 1, kFactor: 10 }).toFixed(2); // => '1509.09'
 * ```
 */
export function eloUpdate(rating: number, game: EloGame): number {
  checkNumber('eloUpdate', 'rating', rating);
  checkFields('eloUpdate', 'game', { kFactor: 32, ...game }, ['opponent', 'score', 'kFactor']);
  const { opponent, score, kFactor = 32 } = game;
  if (score < 0 || score > 1) throw new DomainError('eloUpdate', 'score', 'in [0, 1]', score);
  if (kFactor <= 0) throw new DomainError('eloUpdate', 'kFactor', '> 0', kFactor);
  return rating + kFactor * (score - eloExpected(rating, opponent));
}
