import { checkAtLeast, checkNumbers, checkObject, DomainError } from '@bits-per-sample/core';
import { logistic } from '../logistic.ts';
import { checkTrend } from '../trend/checkTrend.ts';
import type { PassRateTrend } from '../trend/fitTrend.ts';
import { checkAt } from './checkAt.ts';
import { levelsAt } from './levelsAt.ts';
import { mixtureQuantile } from './mixtureQuantile.ts';

/** Options of {@link passRateQuantiles}. */
export interface PassRateQuantilesOptions {
  /** Variance of the log-odds of what will be seen, for a window of steps rather than the policy. Default 0. */
  readonly samplingVariance?: number;
}

/**
 * Quantiles of the pass rate after more rollouts: the mathematics alone, which says a number wherever it is
 * asked. What was tested, and is said to a person, is `forecastPassRate`.
 *
 *     Σ w Φ((y − mean(N)) / √(variance(N) + sampling variance)) = probability,   p = 1 / (1 + e^−y)
 *
 * @param trend of `countTrend` or `evaluationTrend`.
 * @param at rollouts N, from `trend.now` on.
 * @param probabilities of the quantiles, each in (0, 1).
 * @param options `samplingVariance`: deff (1/k + 1/(n − k)) of a future window of n rollouts.
 * @returns one pass rate a probability; NaN where nothing was seen.
 * @throws {DomainError} no trend, rollouts behind `trend.now` or beyond a million times it, a probability
 *   outside (0, 1), a negative variance.
 *
 * @example
 * ```ts
 * const rollouts = Array.from({ length: 24 }, (_, step) => 64 * step + 32);
 * const attempts = rollouts.map(() => 64);
 * const successes = rollouts.map((_, step) => 6 + step);
 * const trend = countTrend({ rollouts, successes, attempts, now: 1536 });
 * const [lower, median, upper] = passRateQuantiles(trend, 3072, [0.1, 0.5, 0.9]);
 * lower < median && median < upper; // => true
 * ```
 */
export function passRateQuantiles(
  trend: PassRateTrend,
  at: number,
  probabilities: readonly number[],
  options: PassRateQuantilesOptions = {},
): number[] {
  const fn = 'passRateQuantiles';
  checkTrend(fn, 'trend', trend);
  checkAt(fn, at, trend);
  checkNumbers(fn, 'probabilities', probabilities);
  checkObject(fn, 'options', options);
  const { samplingVariance = 0 } = options;
  checkAtLeast(fn, 'samplingVariance', samplingVariance, 0);
  for (const [i, probability] of probabilities.entries())
    if (!(probability > 0 && probability < 1))
      throw new DomainError(fn, 'probabilities', 'in (0, 1)', probability, i);
  const levels = levelsAt(trend, at).map(({ deviation, ...level }) => ({
    ...level,
    deviation: Math.sqrt(deviation ** 2 + samplingVariance),
  }));
  return probabilities.map((probability) => logistic(mixtureQuantile(levels, probability)));
}
