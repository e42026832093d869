import { checkPassCounts, type PassCounts } from '@bits-per-sample/core';
import { giniIndex } from './giniIndex.ts';

/** Descriptive numbers of how pass rates differ between categories. */
export interface RateDispersion {
  /** Mean of the rates. */
  readonly meanRate: number;
  /** Variance of the observed rates, with m − 1. */
  readonly observedVariance: number;
  /** What chance alone adds to it: mean of p̂ q̂ / (n − 1). */
  readonly samplingVariance: number;
  /** Observed minus sampling: unbiased for the variance of the true rates, so it may be negative. */
  readonly excessVariance: number;
  /** Pearson's χ² of equal rates; NaN when all or none succeeded. */
  readonly chiSquare: number;
  /** χ² / (m − 1): about 1 when all rates are equal. */
  readonly dispersionRatio: number;
  /** Intraclass correlation by analysis of variance. */
  readonly intraclassCorrelation: number;
  /** Gini index of the observed rates, biased up by chance: see {@link giniBeyondChance}. */
  readonly gini: number;
}

/**
 * How uneven are pass rates across categories: observed variance, what chance explains of it, and
 * the usual indices of dispersion.
 *
 * The attempts of a category are taken as independent with one rate. When a category holds prompts
 * of its own difficulty, use {@link jaggedness}, which knows about prompts and gives intervals.
 *
 * @param counts successes and attempts, one entry per category.
 * @returns numbers; NaN below 2 categories or 2 attempts in one.
 * @throws {DomainError} counts that are no counts.
 *
 * @see Ridout, Demétrio & Firth (1999), doi:10.1111/j.0006-341X.1999.00137.x (the ANOVA estimator)
 *
 * @example
 * ```ts
 * const even = { successes: Float64Array.of(4, 4, 4, 4), attempts: new Float64Array(4).fill(8) };
 * rateDispersion(even).excessVariance.toFixed(4); // => '-0.0357'
 * ```
 */
export function rateDispersion(counts: PassCounts): RateDispersion {
  checkPassCounts('rateDispersion', counts);
  const successes = Float64Array.from(counts.successes);
  const attempts = Float64Array.from(counts.attempts);
  const m = attempts.length;
  const rates = successes.map((c, i) => c / attempts[i]!);
  const meanRate = sum(rates) / m;
  const observedVariance = m < 2 ? NaN : sum(rates.map((x) => (x - meanRate) ** 2)) / (m - 1);
  const samplingVariance =
    sum(rates.map((x, i) => (attempts[i]! < 2 ? NaN : (x * (1 - x)) / (attempts[i]! - 1)))) / m;
  const total = sum(attempts);
  const pooled = sum(successes) / total;
  const between = sum(rates.map((x, i) => attempts[i]! * (x - pooled) ** 2));
  const chiSquare = pooled > 0 && pooled < 1 && m >= 2 ? between / (pooled * (1 - pooled)) : NaN;
  const msb = between / (m - 1);
  const msw = sum(rates.map((x, i) => attempts[i]! * x * (1 - x))) / (total - m);
  const size = (total - sum(attempts.map((n) => n * n)) / total) / (m - 1);
  return {
    meanRate,
    observedVariance,
    samplingVariance,
    excessVariance: observedVariance - samplingVariance,
    chiSquare,
    dispersionRatio: chiSquare / (m - 1),
    intraclassCorrelation: m < 2 ? NaN : (msb - msw) / (msb + (size - 1) * msw),
    gini: giniIndex(rates),
  };
}

const sum = (values: Float64Array): number => values.reduce((a, x) => a + x, 0);
