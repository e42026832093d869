import {
  checkProbability,
  type Estimate,
  formatPercent,
  undefinedEstimate,
} from '@bits-per-sample/core';
import { constants } from '../constants.ts';
import { checkTrend } from '../trend/checkTrend.ts';
import type { PassRateTrend } from '../trend/fitTrend.ts';
import { forecastRefusal } from './forecastRefusal.ts';
import { type ReachPoint, reachCurve } from './reachCurve.ts';
import { reachProbability } from './reachProbability.ts';

/** When, and how likely, a pass rate is reached. */
export interface TargetForecast {
  /** Probability within twice the rollouts so far; NaN where refused. */
  readonly twice: number;
  /** The same within 4 times. */
  readonly fourTimes: number;
  /** What may be said: `likely` has a number of rollouts, `open` and `unlikely` have none. */
  readonly outlook: 'likely' | 'open' | 'unlikely' | 'refused';
  /**
   * More rollouts until then, with an 80 % interval, where the target is more likely reached within 4 times
   * the rollouts than not; else NaN, with the reason. `upper` is Infinity where the interval ends beyond.
   */
  readonly moreRollouts: Estimate<'rollouts'>;
}

/**
 * How likely a run reaches a pass rate within 2 and 4 times its rollouts, and after how many more.
 *
 * A number of rollouts is given only where the target is reached within 4 times with probability ½ or more;
 * below that it is `open`, and with .2 or less `unlikely`: "not within 4 ×". In tests such probabilities
 * came true (.6: 48–60 %, .8: 76–92 %), and intervals of rollouts held 79–86 %. Below a pass rate of 1 %
 * there is no date and no probability but that of 1 % itself, or less.
 *
 * @param trend of `countTrend` or `evaluationTrend`.
 * @param target pass rate, in [0, 1].
 * @returns probabilities, and more rollouts: quantiles .1, .5, .9 of the time at which it is reached.
 * @throws {DomainError} no trend, or a target outside [0, 1].
 *
 * @example
 * ```ts
 * const rollouts = Array.from({ length: 20 }, (_, i) => 512 * (i + 1));
 * const trend = evaluationTrend({ rollouts, passRate: rollouts.map((n) => n / (n + 10_240)) });
 * const { outlook, fourTimes, moreRollouts } = forecastTarget(trend, 0.6);
 * outlook; // => 'likely'
 * fourTimes > 0.9; // => true
 * moreRollouts.lower < 5120 && 5120 < moreRollouts.upper; // => true
 * ```
 */
export function forecastTarget(trend: PassRateTrend, target: number): TargetForecast {
  const fn = 'forecastTarget';
  checkTrend(fn, 'trend', trend);
  checkProbability(fn, 'target', target);
  const { horizon, level, likely, leastPassRate } = constants;
  const n = Math.max(0, Math.floor(trend.effectiveRollouts)) || 0;
  const none = (reason: string) => undefinedEstimate('rollouts', reason, { level, n });
  const refusal = forecastRefusal(trend);
  const low = refusal?.code === 'low-pass-rate' && target <= leastPassRate;
  if (Number.isNaN(target) || (refusal && !low))
    return {
      twice: NaN,
      fourTimes: NaN,
      outlook: 'refused',
      moreRollouts: none(refusal?.reason ?? 'no target'),
    };
  const twice = reachProbability(trend, target, 2 * trend.now);
  const curve = reachCurve(trend, target, horizon * trend.now);
  const fourTimes = Math.max(twice, curve.at(-1)!.probability);
  const seen = { twice, fourTimes };
  if (refusal) return { ...seen, outlook: 'refused', moreRollouts: none(refusal.reason) };
  if (fourTimes <= 1 - likely + 1e-12) {
    const reason = `not within ${horizon} times the rollouts so far: ${formatPercent(1 - fourTimes)} sure`;
    return { ...seen, outlook: 'unlikely', moreRollouts: none(reason) };
  }
  if (fourTimes < 0.5)
    return { ...seen, outlook: 'open', moreRollouts: none('open: less likely than not') };
  const more = (probability: number) => reachedBy(curve, probability) - trend.now;
  const tail = (1 - level) / 2;
  return {
    ...seen,
    outlook: 'likely',
    moreRollouts: {
      value: Math.min(more(0.5), (horizon - 1) * trend.now),
      lower: more(tail),
      upper: more(1 - tail),
      level,
      n,
      unit: 'rollouts',
      method: 'local trend',
    },
  };
}

/** Rollouts by which the target was reached with a probability: between two points straight in ln N. */
function reachedBy(curve: readonly ReachPoint[], probability: number): number {
  const next = curve.findIndex((point) => point.probability >= probability);
  if (next < 0) return Infinity;
  const high = curve[next]!;
  const low = curve[next - 1];
  if (!low) return high.rollouts;
  const share = (probability - low.probability) / (high.probability - low.probability);
  return low.rollouts * (high.rollouts / low.rollouts) ** share;
}
