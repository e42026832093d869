import {
  betaInterval,
  betaPosterior,
  checkLevel,
  DomainError,
  type Estimate,
  type IntervalOptions,
  undefinedEstimate,
} from '@bits-per-sample/core';
import { checkFields } from '../check/checkFields.ts';
import { withDefaults } from '../check/withDefaults.ts';

/** Results of one player against one other. */
export interface MatchScore {
  /** Games won, ≥ 0. */
  readonly wins: number;
  /** Games lost, ≥ 0. */
  readonly losses: number;
  /** Games drawn, ≥ 0. Default 0. */
  readonly draws?: number;
}

/**
 * Elo points between two players from their games: 400 log₁₀(s / (1 − s)), s the mean score.
 *
 * Whether the new checkpoint beats the old one, and by how much. Read the interval: ten games won
 * six to four say nothing (−144 to +297). A player that won every game is Infinity points ahead as
 * far as the games can tell, and the lower end says what they prove. With draws the interval is
 * wider than it needs to be.
 *
 * @param match games won, lost and drawn. NaN gives NaN.
 * @param options `level`: default 0.95.
 * @returns difference with Jeffreys' interval carried over to the Elo scale; undefined without
 *   games.
 * @throws {DomainError} a count < 0 or not finite, or level outside (0, 1).
 *
 * @example
 * ```ts
 * eloDifference({ wins: 30, losses: 10 }).value.toFixed(0); // => '191'
 * eloDifference({ wins: 10, losses: 0 }).lower.toFixed(0); // => '223'
 * ```
 */
export function eloDifference(match: MatchScore, options: IntervalOptions = {}): Estimate<'Elo'> {
  const { level } = withDefaults('eloDifference', options, {
    level: 0.95,
  });
  checkFields('eloDifference', 'match', { draws: 0, ...match }, ['wins', 'losses', 'draws']);
  checkLevel('eloDifference', level);
  const { wins, losses, draws = 0 } = match;
  for (const [name, count] of Object.entries({ wins, losses, draws }))
    if (count < 0 || count === Infinity) throw new DomainError('eloDifference', name, '≥ 0', count);
  const attempts = wins + losses + draws;
  if (attempts === 0) return undefinedEstimate('Elo', 'no games', { level });
  const successes = wins + draws / 2;
  const { lower, upper } = betaInterval(betaPosterior({ successes, attempts }), { level });
  const points = (s: number) => 400 * Math.log10(s / (1 - s));
  return {
    value: points(successes / attempts),
    lower: successes === 0 ? -Infinity : points(lower),
    upper: successes === attempts ? Infinity : points(upper),
    level,
    n: attempts,
    unit: 'Elo',
    method: 'jeffreys',
  };
}
