import { type Estimate, type IntervalOptions, undefinedEstimate } from '@bits-per-sample/core';
import { checkQuestion, type PromptQuestion } from '../curve/promptQuestion.ts';
import { solveFalling, varianceRatioCdf } from '../numeric/varianceRatio.ts';
import type { CategorySums } from './categorySums.ts';

/** Options of {@link jaggedness} and {@link gainJaggedness}. */
export interface JaggednessOptions extends IntervalOptions {
  /** Noise of a category's mean: which prompts were drawn (`'sample'`, default), or only the attempts at `'these'`. */
  readonly prompts?: PromptQuestion;
  /** Spread of `'these'` categories (default), or of a population of which they are a `'sample'`. */
  readonly categories?: PromptQuestion;
}

/** One category. */
export interface CategoryLevel {
  /** Name of the category. */
  readonly name: string;
  /** Prompts in it. */
  readonly prompts: number;
  /** Its mean, with an interval of its own. */
  readonly mean: Estimate<'probability'>;
  /** Its mean, drawn towards the mean of all as far as noise explains the difference. */
  readonly shrunken: number;
}

/** How much the means of categories differ beyond noise. */
export interface CategorySpread {
  /** Categories in order of first appearance. */
  readonly categories: readonly CategoryLevel[];
  /** Standard deviation of the true means: the root of `excessVariance`, not below 0. */
  readonly spread: Estimate<'probability'>;
  /** Variance of the observed means minus what noise adds: unbiased, so it may be negative. */
  readonly excessVariance: Estimate<'squared probability'>;
  /** Variance of the observed means. */
  readonly observedVariance: number;
  /** What noise adds to it. */
  readonly samplingVariance: number;
  /** Chance of a spread at least as large when all true means are equal. */
  readonly pValue: number;
  /** `'jagged'` when the interval of the spread excludes 0; otherwise noise may explain it all. */
  readonly verdict: 'jagged' | 'not certified';
  /** Categories left out of the spread because their noise is unknown. */
  readonly leftOut: number;
}

interface SpreadSettings {
  readonly fn: string;
  readonly among: PromptQuestion;
  readonly level: number;
  readonly interval: (category: CategorySums) => Estimate<'probability'>;
}

/**
 * Variance between means of unequal noise. Their mean square over the mean noise is a ratio of
 * variances: central F times 1 + τ²/v for a sample of categories, noncentral F with λ = (m − 1)
 * S²/v for these. Degrees of freedom by Satterthwaite (1946), doi:10.2307/3002019.
 */
export function categorySpread(
  sums: readonly CategorySums[],
  { fn, among, level, interval }: SpreadSettings,
): CategorySpread {
  checkQuestion(fn, 'categories', among);
  const known = sums.filter(({ variance }) => !Number.isNaN(variance));
  const m = known.length;
  const total = (of: (category: CategorySums) => number) =>
    known.reduce((sum, category) => sum + of(category), 0);
  const centre = total(({ mean }) => mean) / m;
  const observed = m < 2 ? NaN : total(({ mean }) => (mean - centre) ** 2) / (m - 1);
  const noise = m < 1 ? NaN : total(({ variance }) => variance) / m;
  const excess = observed - noise;
  const common = { level, n: m };
  const shrink = (category: CategorySums) => {
    const real = Math.max(0, excess);
    const weight = real === 0 ? 0 : real / (real + category.variance);
    return Number.isNaN(excess + category.variance)
      ? category.mean
      : centre + weight * (category.mean - centre);
  };
  const categories = sums.map((category) => ({
    name: category.name,
    prompts: category.prompts,
    mean: interval(category),
    shrunken: shrink(category),
  }));
  const leftOut = sums.length - m;
  const numbers = { observedVariance: observed, samplingVariance: noise, leftOut, categories };
  if (m < 2 || !(noise > 0)) {
    const reason = m < 2 ? 'fewer than 2 categories with known noise' : 'no noise in any category';
    return {
      ...numbers,
      spread: undefinedEstimate('probability', reason, common),
      excessVariance: undefinedEstimate('squared probability', reason, common),
      pValue: NaN,
      verdict: 'not certified',
    };
  }
  // noise of unequal means: fewer degrees of freedom than m − 1 and than all attempts
  const squares = total(({ variance }) => variance ** 2);
  const numerator = Math.max(1, ((m - 1) * (m * noise) ** 2) / (m * squares));
  const uncertain = total(({ variance, freedom }) => variance ** 2 / freedom);
  const denominator = Math.min(1e6, (m * noise) ** 2 / uncertain);
  const ratio = observed / noise;
  const chance = (excessRatio: number) =>
    among === 'sample'
      ? varianceRatioCdf(ratio / (1 + excessRatio), numerator, denominator)
      : varianceRatioCdf(ratio, numerator, denominator, numerator * excessRatio);
  const end = (p: number) => noise * solveFalling(chance, p, 1);
  const [lower, upper] = [end((1 + level) / 2), end((1 - level) / 2)];
  const method = `variance ratio, ${among} categories`;
  return {
    ...numbers,
    spread: {
      value: Math.sqrt(Math.max(0, excess)),
      lower: Math.sqrt(lower),
      upper: Math.sqrt(upper),
      ...common,
      unit: 'probability',
      method,
    },
    excessVariance: { value: excess, lower, upper, ...common, unit: 'squared probability', method },
    pValue: 1 - varianceRatioCdf(ratio, numerator, denominator),
    verdict: lower > 0 ? 'jagged' : 'not certified',
  };
}
