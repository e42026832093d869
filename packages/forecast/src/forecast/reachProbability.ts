import { checkProbability } from '@bits-per-sample/core';
import { checkTrend } from '../trend/checkTrend.ts';
import type { PassRateTrend } from '../trend/fitTrend.ts';
import { checkAt } from './checkAt.ts';
import { reachCurve } from './reachCurve.ts';

/**
 * How likely a run's pass rate reaches a target within so many rollouts: the mathematics alone, as
 * `passRateQuantiles`. What was tested, and is said to a person, is `forecastTarget`.
 *
 *     max over 40 points N′ from now to N, equal in ln N′, of P(y(N′) ≥ logit target)
 *
 * @param trend of `countTrend` or `evaluationTrend`.
 * @param target pass rate, in [0, 1].
 * @param at rollouts N, from `trend.now` on.
 * @returns a probability; NaN where nothing was seen or the target is NaN.
 * @throws {DomainError} no trend, a target outside [0, 1], rollouts behind `trend.now` or beyond a million
 *   times it.
 *
 * @example
 * ```ts
 * const rollouts = Array.from({ length: 20 }, (_, i) => 512 * (i + 1));
 * const trend = evaluationTrend({ rollouts, passRate: rollouts.map((n) => n / 20_480) });
 * reachProbability(trend, 0.5, 10_240) < reachProbability(trend, 0.5, 20_480); // => true
 * ```
 */
export function reachProbability(trend: PassRateTrend, target: number, at: number): number {
  const fn = 'reachProbability';
  checkTrend(fn, 'trend', trend);
  checkProbability(fn, 'target', target);
  checkAt(fn, at, trend);
  return reachCurve(trend, target, at).at(-1)!.probability;
}
