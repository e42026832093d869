import { checkNumber } from '@bits-per-sample/core';
import { checkRating } from './checkRating.ts';
import { glickoG } from './glickoG.ts';
import type { GlickoRating } from './glickoRating.ts';

/**
 * Expected score against an opponent whose rating is uncertain:
 * 1 / (1 + 10^(−g(RD) (rating − opponent) / 400)).
 *
 * Elo's expectation averaged, nearly, over what the opponent's rating may be. With both sides
 * uncertain, hand in the joint deviation √(RD₁² + RD₂²).
 *
 * @param rating rating of the player, in Elo points. NaN gives NaN.
 * @param opponent rating and rating deviation of the opponent.
 * @returns expected score, in [0, 1].
 * @throws {DomainError} a deviation < 0.
 *
 * @see Glickman (1999), doi:10.1111/1467-9876.00159
 *
 * @example
 * ```ts
 * glickoExpected(1700, { rating: 1500, deviation: 0 }).toFixed(3); // => '0.760'
 * glickoExpected(1700, { rating: 1500, deviation: 350 }).toFixed(3); // => '0.684'
 * ```
 */
export function glickoExpected(rating: number, opponent: GlickoRating): number {
  checkNumber('glickoExpected', 'rating', rating);
  checkRating('glickoExpected', 'opponent', opponent);
  return (
    1 /
    (1 + Math.exp(((-glickoG(opponent.deviation) * (rating - opponent.rating)) / 400) * Math.LN10))
  );
}
