import {
  type BetaPosterior,
  bootstrapMean,
  type CountBins,
  checkBetaShapes,
  checkLevel,
  checkObject,
  checkOneOf,
  checkRng,
  checkWhole,
  countBins,
  DomainError,
  type Estimate,
  type IntervalOptions,
  type PassCounts,
  type Rng,
  studentQuantile,
  undefinedEstimate,
} from '@bits-per-sample/core';
import { checkK } from '../check/checkK.ts';
import { curveSums } from './curveSums.ts';
import { effectiveInterval } from './effectiveInterval.ts';
import { missRows } from './missRows.ts';
import { posteriorMean } from './posteriorMean.ts';
import { checkQuestion, type PromptQuestion } from './promptQuestion.ts';
import { tooFewAttempts } from './tooFewAttempts.ts';

/** Options of {@link meanPassAtK} and {@link meanPassHatK}. */
export interface MeanPassAtKOptions extends IntervalOptions {
  /**
   * Which question: all prompts of which these are a `'sample'` (default), or `'these'` prompts
   * alone, a fixed benchmark that would be run again.
   */
  readonly prompts?: PromptQuestion;
  /** How value and interval are made. Default `'score'`. */
  readonly method?: 'score' | 'bootstrap' | 'posterior';
  /** For `'posterior'`: Beta prior of each pass rate. Default: Jeffreys' prior, { a: ½, b: ½ }. */
  readonly prior?: BetaPosterior;
  /** For `'bootstrap'`: where chance comes from. */
  readonly rng?: Rng;
  /** For `'bootstrap'`: resamples, in [1, 2^20]. Default 2000. */
  readonly resamples?: number;
}

/** The mean of pass@k over prompts, in the name of the function that was called. */
export function passAtKMean(
  fn: string,
  counts: PassCounts,
  k: number,
  options: MeanPassAtKOptions,
): Estimate<'probability'> {
  const bins = countBins(fn, counts);
  checkK(fn, k);
  checkObject(fn, 'options', options);
  const { prompts: over = 'sample', method = 'score', level = 0.95 } = options;
  const { prior = { a: 0.5, b: 0.5 }, rng, resamples = 2000 } = options;
  checkLevel(fn, level);
  checkQuestion(fn, 'prompts', over);
  checkOneOf(fn, 'method', method, ['score', 'bootstrap', 'posterior']);
  checkBetaShapes(fn, prior, 'prior');
  checkWhole(fn, 'resamples', resamples, { least: 1, most: 2 ** 20 });
  if (rng !== undefined) checkRng(fn, rng);
  const n = bins.prompts;
  if (n === 0) return undefinedEstimate('probability', 'no prompts', { level });
  if (Number.isNaN(k)) return undefinedEstimate('probability', 'k is NaN', { level, n });
  if (method === 'posterior') {
    if (over !== 'these') throw new DomainError(fn, 'prompts', "'these' for a posterior", over);
    return posteriorMean(bins, k, prior, level);
  }
  const short = tooFewAttempts(bins, k, level);
  if (short) return short;
  if (method === 'bootstrap') {
    if (over !== 'sample') throw new DomainError(fn, 'prompts', "'sample' for a bootstrap", over);
    if (rng === undefined) throw new DomainError(fn, 'rng', 'a generator for a bootstrap', rng);
    return resampled(bins, k, level, rng, resamples);
  }
  const { mean, variance, grain } = curveSums(bins, [k], over);
  const value = mean[0]!;
  const alone = over === 'sample' && n === 1; // one prompt says nothing about others
  const freedom = over === 'sample' ? n - 1 : Infinity;
  const ends = alone
    ? { lower: 0, upper: 1 }
    : effectiveInterval(
        value,
        variance[0]!,
        n,
        grain[0]!,
        studentQuantile((1 + level) / 2, freedom),
      );
  return { value, ...ends, level, n, unit: 'probability', method: `score, ${over} prompts` };
}

function resampled(
  bins: CountBins,
  k: number,
  level: number,
  rng: Rng,
  resamples: number,
): Estimate<'probability'> {
  const n = bins.prompts;
  const misses = missRows(bins, [k]);
  const each = Float64Array.from(
    bins.bin.filter((bin) => bin >= 0),
    (bin) => 1 - misses[bin]!,
  );
  const value = each.reduce((a, x) => a + x, 0) / n;
  const { lower, upper } =
    n === 1
      ? { lower: value, upper: value }
      : bootstrapMean(each, 'probability', { level, rng, resamples });
  const method = `bootstrap over prompts, ${resamples} draws`;
  return { value, lower, upper, level, n, unit: 'probability', method };
}
