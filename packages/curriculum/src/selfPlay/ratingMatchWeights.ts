import { checkProbability, DomainError } from '@bits-per-sample/core';
import { checkList } from '../check/checkList.ts';
import { withDefaults } from '../check/withDefaults.ts';
import { mixUniform } from '../numeric/mixUniform.ts';
import { checkRating } from '../rating/checkRating.ts';
import { glickoExpected } from '../rating/glickoExpected.ts';
import type { GlickoRating } from '../rating/glickoRating.ts';

/** Options of {@link ratingMatchWeights}. */
export interface RatingMatchWeightsOptions {
  /** Win rate wanted, in (0, 1). Default 0.5. */
  readonly target?: number;
  /** How far from the target a match may be, as a standard deviation of win rates, > 0. Default 0.1. */
  readonly width?: number;
  /** Share of the draws that goes to all alike, in [0, 1]. Default 0.1. */
  readonly uniform?: number;
}

/**
 * Shares of the opponents by how near to the target the expected score against them is.
 *
 * A game says most when it can go either way: at ½ a win or loss is a full bit. Expected scores
 * take in the uncertainty of both ratings, by Glicko's g of √(RD² + RD²); an opponent of unknown
 * strength counts as nearly even, and is so found out. Weight: exp(−(E − target)² / 2 width²).
 *
 * @param player rating and deviation of the learner.
 * @param opponents ratings and deviations; shape [N].
 * @param options `target`: default 0.5; `width`: default 0.1; `uniform`: default 0.1.
 * @returns shares, summing to 1. Shape [N].
 * @throws {DomainError} a deviation < 0, or an option outside its domain.
 *
 * @example
 * ```ts
 * const learner = { rating: 1500, deviation: 50 };
 * const opponents = [1100, 1480, 1900].map((rating) => ({ rating, deviation: 50 }));
 * const shares = ratingMatchWeights(learner, opponents);
 * Array.from(shares, (p) => p.toFixed(2)); // => ['0.03', '0.93', '0.03']
 * ```
 */
export function ratingMatchWeights(
  player: GlickoRating,
  opponents: readonly GlickoRating[],
  options: RatingMatchWeightsOptions = {},
): Float64Array {
  const { target, width, uniform } = withDefaults('ratingMatchWeights', options, {
    target: 0.5,
    width: 0.1,
    uniform: 0.1,
  });
  const fn = 'ratingMatchWeights';
  if (!(target > 0 && target < 1)) throw new DomainError(fn, 'target', 'in (0, 1)', target);
  if (!(width > 0)) throw new DomainError(fn, 'width', '> 0', width);
  checkProbability(fn, 'uniform', uniform);
  checkRating(fn, 'player', player);
  checkList(fn, 'opponents', opponents);
  const weights = Float64Array.from(opponents, (opponent) => {
    checkRating(fn, 'opponents', opponent);
    const { rating, deviation } = opponent;
    const joint = Math.hypot(player.deviation, deviation);
    const expected = glickoExpected(player.rating, { rating, deviation: joint });
    return Math.exp(-0.5 * ((expected - target) / width) ** 2);
  });
  return mixUniform(weights, uniform);
}
