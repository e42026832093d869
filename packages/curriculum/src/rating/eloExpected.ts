import { checkNumber } from '@bits-per-sample/core';
/**
 * Expected score of a player against an opponent under Elo: 1 / (1 + 10^((opponent − rating) / 400)).
 *
 * The chance to win, a draw counted as half. 400 points are odds of ten to one, so an opponent
 * of one's own rating is the match with the most to learn from: a coin toss.
 *
 * @param rating rating of the player, on the Elo scale. NaN gives NaN.
 * @param opponent rating of the opponent, on the same scale.
 * @returns expected score, in [0, 1].
 *
 * @see Elo (1978), The Rating of Chessplayers, Past and Present
 *
 * @example
 * ```ts
 * eloExpected(1500, 1500); // => 0.5
 * eloExpected(1900, 1500).toFixed(4); // => '0.9091'
 * ```
 */
export function eloExpected(rating: number, opponent: number): number {
  checkNumber('eloExpected', 'rating', rating);
  checkNumber('eloExpected', 'opponent', opponent);
  return 1 / (1 + Math.exp(((opponent - rating) / 400) * Math.LN10));
}
