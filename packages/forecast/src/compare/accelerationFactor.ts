import {
  checkFinitePositive,
  checkObject,
  DomainError,
  type Estimate,
  normalQuantile,
  undefinedEstimate,
} from '@bits-per-sample/core';
import { constants } from '../constants.ts';
import type { TrendState } from '../trend/trendState.ts';
import { checkState } from './checkState.ts';

/** Options of {@link accelerationFactor}. */
export interface AccelerationOptions {
  /** Rollouts at the target over rollouts of the pilots, ≥ 1. Default 4. */
  readonly horizon?: number;
  /** Cost of a rollout of B over one of A; with it the factor is one of money. Default 1. */
  readonly costRatio?: number;
  /** What is known of the factor of rollouts without the pilots; left out, nothing. */
  readonly prior?: FactorPrior;
}

/** A belief about a factor: log-normal. */
export interface FactorPrior {
  /** Its median, > 0: 1 for options that are alike. */
  readonly factor: number;
  /** Standard deviation of its logarithm, > 0: .08 for options that are nearly alike. */
  readonly deviation: number;
}

/**
 * Of two short runs, how many times the rollouts of A does B need to the same target?
 *
 * Two runs that differ in speed are one curve at two paces: the lead of A in log-odds over the slope both
 * have is the lead in ln N.
 *
 *     ln factor = (y_A − y_B) / s,   s = (s_A + s_B) / 2
 *     variance = (V_A + V_B) / s² + (ln factor)² (W_A + W_B) / (4 s²) + .15² ln horizon
 *
 * Take both at the same number of rollouts of runs that differ in one thing. Above 1 B is slower; an
 * interval without 1 was right about 9 times of 10. Runs of different learning rates say nothing about
 * estimators.
 *
 * @param a state of run A (`trendState`): levels in log-odds, slopes per unit of ln N.
 * @param b state of run B.
 * @param options `horizon`, `costRatio`, `prior`: between options that are alike elsewhere a pilot adds mostly
 *   noise; the two are weighed by precision then.
 * @returns the factor with its 80 % interval; NaN, "not moving yet", where s < .05 or s is below twice its
 *   standard error.
 * @throws {DomainError} a state without its four numbers, a negative variance, a horizon below 1, a cost
 *   ratio or a prior not positive and finite.
 *
 * @example
 * ```ts
 * const a = { level: 0.1, levelVariance: 0.01, slope: 0.4, slopeVariance: 0.01 };
 * const b = { ...a, level: 0.12 };
 * const { value, lower, upper } = accelerationFactor(a, b, { horizon: 8 });
 * value.toFixed(3); // => '0.951'
 * [lower.toFixed(2), upper.toFixed(2)]; // => ['0.56', '1.62']
 * accelerationFactor({ ...a, slope: -0.4 }, b).method; // => 'undefined: not moving yet'
 * ```
 */
export function accelerationFactor(
  a: TrendState,
  b: TrendState,
  options: AccelerationOptions = {},
): Estimate<'factor'> {
  const fn = 'accelerationFactor';
  checkState(fn, 'a', a);
  checkState(fn, 'b', b);
  checkObject(fn, 'options', options);
  const { horizon = constants.horizon, costRatio = 1, prior } = options;
  checkFinitePositive(fn, 'horizon', horizon);
  if (horizon < 1) throw new DomainError(fn, 'horizon', '≥ 1', horizon);
  checkFinitePositive(fn, 'costRatio', costRatio);
  if (prior !== undefined) {
    checkObject(fn, 'prior', prior);
    checkFinitePositive(fn, 'prior.factor', prior.factor);
    checkFinitePositive(fn, 'prior.deviation', prior.deviation);
  }
  const { level, leastSlope, drift } = constants;
  const slope = (a.slope + b.slope) / 2;
  const slopeVariance = (a.slopeVariance + b.slopeVariance) / 4;
  if (!(slope >= leastSlope && slope >= 2 * Math.sqrt(slopeVariance)))
    return undefinedEstimate('factor', 'not moving yet', { level, n: 2 });
  const lead = (a.level - b.level) / slope;
  const variance =
    (a.levelVariance + b.levelVariance + lead ** 2 * slopeVariance) / slope ** 2 +
    drift ** 2 * Math.log(horizon);
  // share of the pilots in the precision
  const share = prior ? prior.deviation ** 2 / (prior.deviation ** 2 + variance) : 1;
  const middle = prior ? share * lead + (1 - share) * Math.log(prior.factor) : lead;
  const reach = normalQuantile((1 + level) / 2) * Math.sqrt(share * variance);
  const factor = (x: number) => costRatio * Math.exp(x);
  return {
    value: factor(middle),
    lower: factor(middle - reach),
    upper: factor(middle + reach),
    level,
    n: 2,
    unit: 'factor',
    method: prior ? 'common slope, with prior' : 'common slope',
  };
}
