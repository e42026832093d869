import { checkTrend } from './checkTrend.ts';
import type { PassRateTrend } from './fitTrend.ts';

/** Where a run stands and how fast it moves: what two runs are compared by. */
export interface TrendState {
  /** Log-odds of the pass rate. */
  readonly level: number;
  /** Variance of the level. */
  readonly levelVariance: number;
  /** Log-odds gained per unit of ln N: times .69, what a doubling of the rollouts brings. */
  readonly slope: number;
  /** Variance of the slope. */
  readonly slopeVariance: number;
}

/**
 * Level and slope of a run at its last rollout: mean and variance over the components of its trend.
 *
 * A slope within ± .1 is a plateau: a doubling of the rollouts brings less than .07 of log-odds.
 *
 * @param trend of `countTrend` or `evaluationTrend`.
 * @returns log-odds, and log-odds per unit of ln N; NaN where nothing was seen.
 * @throws {DomainError} no trend.
 *
 * @example
 * ```ts
 * const rollouts = Array.from({ length: 40 }, (_, i) => 256 * (i + 1));
 * const trend = evaluationTrend({ rollouts, passRate: rollouts.map(() => 0.5) });
 * const { level, slope } = trendState(trend);
 * Math.abs(level) < 0.01; // => true
 * Math.abs(slope) < 0.1; // => true
 * ```
 */
export function trendState(trend: PassRateTrend): TrendState {
  checkTrend('trendState', 'trend', trend);
  const states = trend.components.map((component) => {
    const stretch = 1 + component.offset;
    return {
      weight: component.weight,
      level: component.level,
      levelVariance: component.levelVariance,
      slope: component.slope / stretch,
      slopeVariance: component.slopeVariance / stretch ** 2,
    };
  });
  const over = (value: (state: (typeof states)[number]) => number) =>
    states.length ? states.reduce((sum, state) => sum + state.weight * value(state), 0) : NaN;
  const level = over((state) => state.level);
  const slope = over((state) => state.slope);
  return {
    level,
    levelVariance: over((state) => state.levelVariance + (state.level - level) ** 2),
    slope,
    slopeVariance: over((state) => state.slopeVariance + (state.slope - slope) ** 2),
  };
}
