import { type Estimate, undefinedEstimate } from '@bits-per-sample/core';
import { constants } from '../constants.ts';
import { checkTrend } from '../trend/checkTrend.ts';
import type { PassRateTrend } from '../trend/fitTrend.ts';
import { checkAt } from './checkAt.ts';
import { forecastRefusal } from './forecastRefusal.ts';
import { passRateQuantiles } from './passRateQuantiles.ts';

/**
 * The pass rate of a run after more rollouts, with an 80 % interval, up to 4 times those so far.
 *
 * It takes for granted that the run goes on as it is: same prompts, reward, learning rate. About 8 of 10
 * such intervals held, simulated and real; they are too low at a take-off, and too high where p ≥ ½ and
 * the pool holds prompts that are never solved.
 *
 * @param trend of `countTrend` or `evaluationTrend`.
 * @param at rollouts N, from `trend.now` on.
 * @returns median and 80 % interval; NaN with the reason where `forecastRefusal` has one.
 * @throws {DomainError} no trend, rollouts behind `trend.now` or beyond a million times it.
 *
 * @example
 * ```ts
 * const rollouts = Array.from({ length: 64 }, (_, step) => 64 * step + 32);
 * const attempts = rollouts.map(() => 64);
 * const successes = rollouts.map((_, step) => Math.round(6 + 8 * Math.log1p(step)));
 * const trend = countTrend({ rollouts, successes, attempts, now: 4096 });
 * const { value, lower, upper } = forecastPassRate(trend, 8192);
 * 0.5 < lower && lower < value && value < upper && upper < 0.85; // => true
 * forecastPassRate(trend, 20_000).method; // => 'undefined: beyond 4 times the rollouts so far'
 * ```
 */
export function forecastPassRate(trend: PassRateTrend, at: number): Estimate<'probability'> {
  const fn = 'forecastPassRate';
  checkTrend(fn, 'trend', trend);
  checkAt(fn, at, trend);
  const { level } = constants;
  const refusal = forecastRefusal(trend, at);
  const n = Math.max(0, Math.floor(trend.effectiveRollouts)) || 0;
  if (refusal) return undefinedEstimate('probability', refusal.reason, { level, n });
  const tail = (1 - level) / 2;
  const [lower, value, upper] = passRateQuantiles(trend, at, [tail, 0.5, 1 - tail]);
  return {
    value: value!,
    lower: lower!,
    upper: upper!,
    level,
    n,
    unit: 'probability',
    method: 'local trend',
  };
}
