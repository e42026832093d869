import { normalCdf } from '@bits-per-sample/core';
import { withDefaults } from '../check/withDefaults.ts';
import { checkTrueskill } from './checkTrueskill.ts';
import type { TrueskillOptions } from './trueskillQuality.ts';
import type { TrueskillRating } from './trueskillRating.ts';

/**
 * Probability that a player outperforms an opponent, draws left out:
 * Φ((μ₁ − μ₂) / √(2β² + σ₁² + σ₂²)).
 *
 * The denominator carries the uncertainty of both skills; without it a wide belief is taken for
 * a decided match.
 *
 * @param player belief about the skill of the player. NaN gives NaN.
 * @param opponent belief about the skill of the opponent.
 * @param options `beta`: default 25/6.
 * @returns probability, in [0, 1].
 * @throws {DomainError} a sigma < 0 or beta not > 0.
 *
 * @see Herbrich, Minka & Graepel (2006), TrueSkill: a Bayesian skill rating system
 *
 * @example
 * ```ts
 * trueskillWinProbability({ mu: 30, sigma: 2 }, { mu: 25, sigma: 1.5 }).toFixed(3); // => '0.783'
 * ```
 */
export function trueskillWinProbability(
  player: TrueskillRating,
  opponent: TrueskillRating,
  options: TrueskillOptions = {},
): number {
  const { beta } = withDefaults('trueskillWinProbability', options, {
    beta: 25 / 6,
  });
  checkTrueskill('trueskillWinProbability', player, opponent, beta);
  const variance = 2 * beta ** 2 + (player.sigma ** 2 + opponent.sigma ** 2);
  return normalCdf((player.mu - opponent.mu) / Math.sqrt(variance));
}
