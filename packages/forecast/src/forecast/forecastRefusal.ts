import { formatCount, formatPercent, formatPlural } from '@bits-per-sample/core';
import { constants } from '../constants.ts';
import { checkTrend } from '../trend/checkTrend.ts';
import type { PassRateTrend } from '../trend/fitTrend.ts';
import { checkAt } from './checkAt.ts';

/** Why there is no forecast, and what would settle it. */
export interface ForecastRefusal {
  /** Which of the limits it is. */
  readonly code: 'few-rollouts' | 'few-blocks' | 'too-far' | 'low-pass-rate';
  /** One plain sentence. */
  readonly reason: string;
  /** What to do about it. */
  readonly settles: string;
}

/**
 * Why a run's pass rate is not forecast: beyond what was tested a number would be invented.
 *
 * - `few-rollouts`: fewer than 1,000 effective rollouts (of evaluations: rollouts);
 * - `few-blocks`: fewer than 8 blocks of steps, or 8 evaluations;
 * - `low-pass-rate`: below 1 %, where take-offs decide, which nothing foresees;
 * - `too-far`: beyond 4 times the rollouts so far.
 *
 * @param trend of `countTrend` or `evaluationTrend`.
 * @param at rollouts N of the forecast. Default: now.
 * @returns the first limit that is met, or null.
 * @throws {DomainError} no trend, rollouts behind `trend.now` or beyond a million times it.
 *
 * @example
 * ```ts
 * const rollouts = Array.from({ length: 20 }, (_, i) => 512 * (i + 1));
 * const trend = evaluationTrend({ rollouts, passRate: rollouts.map(() => 0.5) });
 * forecastRefusal(trend, 20_480); // => null
 * forecastRefusal(trend, 81_920).reason; // => 'beyond 4 times the rollouts so far'
 * ```
 */
export function forecastRefusal(
  trend: PassRateTrend,
  at: number = trend?.now,
): ForecastRefusal | null {
  const fn = 'forecastRefusal';
  checkTrend(fn, 'trend', trend);
  checkAt(fn, at, trend);
  const { leastRollouts, leastBlocks, leastPassRate, horizon } = constants;
  const { effectiveRollouts, observations, passRate, now } = trend;
  if (!(effectiveRollouts >= leastRollouts))
    return {
      code: 'few-rollouts',
      reason: `${formatCount(Math.floor(effectiveRollouts))} effective rollouts: too few to forecast (${formatCount(leastRollouts)} needed)`,
      settles: 'more rollouts, of more prompts',
    };
  if (observations < leastBlocks)
    return {
      code: 'few-blocks',
      reason: `${formatPlural(observations, 'point')} in time: too few to forecast (${leastBlocks} needed)`,
      settles: 'more steps, or evaluations more often',
    };
  if (!(passRate >= leastPassRate))
    return {
      code: 'low-pass-rate',
      reason: `pass rate ${formatPercent(passRate)}: below ${formatPercent(leastPassRate)} a take-off cannot be dated`,
      settles: 'easier prompts, hints or examples first',
    };
  if (at > horizon * now)
    return {
      code: 'too-far',
      reason: `beyond ${horizon} times the rollouts so far`,
      settles: 'a longer run',
    };
  return null;
}
