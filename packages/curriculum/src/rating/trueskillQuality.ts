import { withDefaults } from '../check/withDefaults.ts';
import { checkTrueskill } from './checkTrueskill.ts';
import type { TrueskillRating } from './trueskillRating.ts';

/** Options of the TrueSkill functions. */
export interface TrueskillOptions {
  /** Standard deviation of a performance around its skill, > 0. Default 25/6. */
  readonly beta?: number;
}

/**
 * Quality of a match between two players: the chance of a draw relative to that of two equal,
 * exactly known skills, √(2β²/v) exp(−(μ₁ − μ₂)² / 2v) with v = 2β² + σ₁² + σ₂².
 *
 * 1 is the match that tells most. Uncertain skills lower it even at equal means: the match may
 * well be one-sided. Two newcomers reach √(1/5) = 0.45.
 *
 * @param player belief about the skill of the player. NaN gives NaN.
 * @param opponent belief about the skill of the opponent.
 * @param options `beta`: default 25/6.
 * @returns quality, in [0, 1].
 * @throws {DomainError} a sigma < 0 or beta not > 0.
 *
 * @see Herbrich, Minka & Graepel (2006), TrueSkill: a Bayesian skill rating system
 *
 * @example
 * ```ts
 * const newcomer = { mu: 25, sigma: 25 / 3 };
 * trueskillQuality(newcomer, newcomer).toFixed(3); // => '0.447'
 * trueskillQuality({ mu: 25, sigma: 0 }, { mu: 25, sigma: 0 }); // => 1
 * ```
 */
export function trueskillQuality(
  player: TrueskillRating,
  opponent: TrueskillRating,
  options: TrueskillOptions = {},
): number {
  const { beta } = withDefaults('trueskillQuality', options, {
    beta: 25 / 6,
  });
  checkTrueskill('trueskillQuality', player, opponent, beta);
  const noise = 2 * beta ** 2;
  const variance = noise + (player.sigma ** 2 + opponent.sigma ** 2);
  return Math.sqrt(noise / variance) * Math.exp(-((player.mu - opponent.mu) ** 2) / (2 * variance));
}
