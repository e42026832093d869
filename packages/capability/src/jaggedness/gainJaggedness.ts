import {
  checkLevel,
  checkObject,
  type Estimate,
  type PassCounts,
  studentQuantile,
  undefinedEstimate,
} from '@bits-per-sample/core';
import { checkPairs } from '../check/checkPairs.ts';
import { checkQuestion, type PromptQuestion } from '../curve/promptQuestion.ts';
import { type Categories, categoryCodes } from './categoryCodes.ts';
import { categoryInterval } from './categoryInterval.ts';
import { type CategorySpread, categorySpread, type JaggednessOptions } from './categorySpread.ts';
import { type CategorySums, categorySums } from './categorySums.ts';

/** How evenly a gain fell on categories. */
export interface GainJaggedness extends CategorySpread {
  /** Mean gain over categories. */
  readonly meanGain: Estimate<'probability'>;
  /** Categories that gained, beyond chance, all of them looked at. */
  readonly gained: readonly string[];
  /** Categories that lost, beyond chance, all of them looked at. */
  readonly lost: readonly string[];
  /**
   * In how many categories the gain is concentrated: m / (1 + spread²/mean²), from 1 (all in one)
   * to m (even). Undefined while no spread beyond noise is certified.
   */
  readonly concentration: Estimate<'categories'>;
}

/**
 * Did training help all categories alike, or only some?
 *
 * The same as {@link jaggedness}, for gains: the paired difference of pass rates, trained minus
 * base. A category is listed as gained or lost when its interval, widened for the number of
 * categories, excludes 0. When noise explains all differences, the verdict is `'not certified'`
 * and no concentration is given: an index of concentration of noise would look like a finding.
 *
 * @param base counts of the base model, one entry per prompt.
 * @param trained counts of the trained model on the same prompts, in the same order.
 * @param categories category of each prompt: names, or codes with −1 for missing; shape [prompts].
 * @param options `prompts`, `categories`: which questions; `level`, default 0.95.
 * @returns gains per category, their spread beyond noise, and where they are concentrated.
 * @throws {DomainError} counts that are no counts, columns of unequal length, level outside (0, 1).
 *
 * @see DerSimonian & Laird (1986), doi:10.1016/0197-2456(86)90046-2
 *
 * @example
 * ```ts
 * const attempts = new Float64Array(60).fill(16);
 * const base = { attempts, successes: attempts.map((_, i) => 4 + (i % 3)) };
 * const trained = { attempts, successes: attempts.map((_, i) => (i < 20 ? 14 : 4) + (i % 2)) };
 * const categories = attempts.map((_, i) => Math.floor(i / 20));
 * const { verdict, gained } = gainJaggedness(base, trained, Int32Array.from(categories));
 * verdict; // => 'jagged'
 * gained; // => ['0']
 * ```
 */
export function gainJaggedness(
  base: PassCounts,
  trained: PassCounts,
  categories: Categories,
  options: JaggednessOptions = {},
): GainJaggedness {
  const fn = 'gainJaggedness';
  checkPairs(fn, base, trained);
  checkObject(fn, 'options', options);
  const { prompts: over = 'sample', categories: among = 'these', level = 0.95 } = options;
  checkLevel(fn, level);
  checkQuestion(fn, 'prompts', over);
  const { codes, names } = categoryCodes(fn, categories, base, trained);
  const sums = categorySums(codes, names, [base, trained], over);
  const spread = categorySpread(sums, {
    among,
    level,
    fn,
    interval: (category) => gainInterval(category, over, level),
  });
  // Šidák: all categories are looked at
  const widened = level ** (1 / Math.max(1, names.length));
  const all = sums.map((category) => ({
    name: category.name,
    ...gainInterval(category, over, widened),
  }));
  const meanGain = meanOf(sums, over, level);
  return {
    ...spread,
    meanGain,
    gained: all.filter(({ lower }) => lower > 0).map(({ name }) => name),
    lost: all.filter(({ upper }) => upper < 0).map(({ name }) => name),
    concentration: concentrationOf(spread, meanGain, level),
  };
}

function gainInterval(
  category: CategorySums,
  over: PromptQuestion,
  level: number,
): Estimate<'probability'> {
  const { mean, variance, prompts, grain } = category;
  return categoryInterval(category, { over, level, method: 'paired' }, (critical) => {
    // one prompt, or one attempt, that would decide the other way
    const more = over === 'sample' ? 1 : grain ** 2 / 2;
    const margin = critical * Math.sqrt(variance + more / prompts ** 2);
    return { lower: Math.max(-1, mean - margin), upper: Math.min(1, mean + margin) };
  });
}

/** Mean gain over categories, each counting once. */
function meanOf(
  sums: readonly CategorySums[],
  over: PromptQuestion,
  level: number,
): Estimate<'probability'> {
  const known = sums.filter(({ variance }) => !Number.isNaN(variance));
  const m = known.length;
  if (m === 0) return undefinedEstimate('probability', 'no category with known noise', { level });
  const value = known.reduce((sum, { mean }) => sum + mean, 0) / m;
  const variance = known.reduce((sum, category) => sum + category.variance, 0) / m ** 2;
  const uncertain = known.reduce((sum, c) => sum + c.variance ** 2 / c.freedom, 0) / m ** 4;
  const freedom = uncertain > 0 ? variance ** 2 / uncertain : Infinity;
  const margin = studentQuantile((1 + level) / 2, Math.min(1e6, freedom)) * Math.sqrt(variance);
  return {
    value,
    lower: Math.max(-1, value - margin),
    upper: Math.min(1, value + margin),
    level,
    n: m,
    unit: 'probability',
    method: `mean over categories, ${over} prompts`,
  };
}

function concentrationOf(
  { verdict, excessVariance, spread }: CategorySpread,
  meanGain: Estimate<'probability'>,
  level: number,
): Estimate<'categories'> {
  const m = spread.n;
  const undecided = (reason: string) => undefinedEstimate('categories', reason, { level, n: m });
  if (verdict !== 'jagged') return undecided('no spread beyond noise is certified');
  if (!(meanGain.lower > 0)) return undecided('no mean gain is certified');
  const count = (variance: number, mean: number) =>
    m / (1 + (((m - 1) / m) * Math.max(0, variance)) / mean ** 2);
  return {
    value: count(excessVariance.value, meanGain.value),
    lower: count(excessVariance.upper, meanGain.lower),
    upper: count(excessVariance.lower, meanGain.upper),
    level,
    n: m,
    unit: 'categories',
    method: 'effective number, spread and mean at their ends',
  };
}
