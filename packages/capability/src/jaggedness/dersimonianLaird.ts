import {
  checkLevel,
  checkNumbers,
  checkObject,
  checkPositive,
  checkSameLength,
  type Estimate,
  type IntervalOptions,
  normalQuantile,
  undefinedEstimate,
} from '@bits-per-sample/core';
import { chiSquareCdf } from '../numeric/chiSquare.ts';
import { solveFalling } from '../numeric/varianceRatio.ts';

/** Spread of effects beyond what their variances explain. */
export interface RandomEffects {
  /** Σ w (y − ȳ)² with w = 1/variance: about m − 1 when all effects are equal. */
  readonly q: number;
  /** Variance between effects, τ²; its interval inverts Q. */
  readonly tauSquared: Estimate<'squared effect'>;
  /** Share of the observed scatter that is real, (Q − (m − 1)) / Q, not below 0. */
  readonly iSquared: number;
  /** Mean that assumes equal effects. */
  readonly fixedMean: number;
  /** Mean over a population of effects, with a normal interval. */
  readonly mean: Estimate<'effect'>;
  /** Standard error of `mean`. */
  readonly standardError: number;
}

/**
 * DerSimonian and Laird's random effects: how much do effects differ, beyond noise?
 *
 * Gains of several categories differ by chance even when training helped all alike. τ² is the
 * variance that is left when each effect's own sampling variance is accounted for; 0 means that
 * chance explains it all. The interval of τ² is the set of values for which
 * Σ (y − ȳ)²/(v + τ²) is an ordinary χ² with m − 1 degrees of freedom.
 *
 * @param effects one per category; shape [m]. A NaN gives NaN.
 * @param variances sampling variance of each effect, > 0; shape [m].
 * @param options `level`, default 0.95.
 * @returns Q, τ², I² and means; NaN and undefined below 2 effects.
 * @throws {DomainError} a variance not positive, columns of unequal length, level outside (0, 1).
 *
 * @see DerSimonian & Laird (1986), doi:10.1016/0197-2456(86)90046-2; Viechtbauer (2007),
 *   doi:10.1002/sim.2514 (the interval)
 *
 * @example
 * ```ts
 * const { tauSquared, iSquared } = dersimonianLaird([0.1, 0.5, 0.3], [0.01, 0.01, 0.01]);
 * tauSquared.value.toFixed(2); // => '0.03'
 * iSquared.toFixed(2); // => '0.75'
 * ```
 */
export function dersimonianLaird(
  effects: ArrayLike<number>,
  variances: ArrayLike<number>,
  options: IntervalOptions = {},
): RandomEffects {
  const fn = 'dersimonianLaird';
  checkNumbers(fn, 'effects', effects);
  checkObject(fn, 'options', options);
  const { level = 0.95 } = options;
  checkLevel(fn, level);
  const m = effects.length;
  checkSameLength(fn, 'variances', variances, m);
  checkNumbers(fn, 'variances', variances);
  const y = Float64Array.from(effects);
  const v = Float64Array.from(variances);
  for (const x of v) checkPositive(fn, 'variances', x);
  const fixed = weigh(y, v, 0);
  if (m < 2 || Number.isNaN(fixed.q)) {
    const reason = m < 2 ? 'fewer than 2 effects' : 'NaN among the effects';
    return {
      q: NaN,
      tauSquared: undefinedEstimate('squared effect', reason, { level, n: m }),
      iSquared: NaN,
      fixedMean: fixed.mean,
      mean: undefinedEstimate('effect', reason, { level, n: m }),
      standardError: NaN,
    };
  }
  const excess = Math.max(0, fixed.q - (m - 1));
  const spread = excess / (fixed.weight - fixed.squares / fixed.weight);
  const random = weigh(y, v, spread);
  const standardError = Math.sqrt(1 / random.weight);
  const margin = normalQuantile((1 + level) / 2) * standardError;
  const scale = v.reduce((a, x) => a + x, 0) / m;
  const at = (p: number) =>
    solveFalling((tau) => chiSquareCdf(weigh(y, v, tau).q, m - 1), p, scale);
  return {
    q: fixed.q,
    tauSquared: {
      value: spread,
      lower: at((1 + level) / 2),
      upper: at((1 - level) / 2),
      level,
      n: m,
      unit: 'squared effect',
      method: 'DerSimonian-Laird, Q profile',
    },
    iSquared: fixed.q > 0 ? excess / fixed.q : 0,
    fixedMean: fixed.mean,
    mean: {
      value: random.mean,
      lower: random.mean - margin,
      upper: random.mean + margin,
      level,
      n: m,
      unit: 'effect',
      method: 'DerSimonian-Laird',
    },
    standardError,
  };
}

function weigh(y: Float64Array, v: Float64Array, tau: number) {
  const w = v.map((x) => 1 / (x + tau));
  const weight = w.reduce((a, x) => a + x, 0);
  const mean = y.reduce((a, x, i) => a + (w[i]! / weight) * x, 0);
  const q = y.reduce((a, x, i) => a + w[i]! * (x - mean) ** 2, 0);
  return { weight, mean, q, squares: w.reduce((a, x) => a + x * x, 0) };
}
