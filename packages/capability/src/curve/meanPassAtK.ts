import {
  type BetaPosterior,
  betaPosterior,
  betaQuantile,
  DomainError,
  type Estimate,
  type IntervalOptions,
  type Rng,
  undefinedEstimate,
} from '@bits-per-sample/core';
import {
  checkBeta,
  checkCounts,
  checkK,
  checkLevel,
  checkQuestion,
  type PassCounts,
} from '../numeric/checkCounts.ts';
import { studentQuantile } from '../numeric/studentTail.ts';
import { logExpectedMiss } from '../passk/expectedPassAtK.ts';
import { curveSums, type PromptQuestion } from './curveSums.ts';
import { effectiveInterval } from './effectiveInterval.ts';
import { missRows, type PromptBins, promptBins } from './promptBins.ts';
import { tooFewAttempts } from './tooFewAttempts.ts';

/** Options of {@link meanPassAtK}. */
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
  /** For `'bootstrap'`: resamples. Default 2000. */
  readonly draws?: number;
}

/**
 * pass@k of a benchmark: the mean of {@link passAtK} over prompts, with an interval.
 *
 * Say which question the interval answers. `'sample'`: what would other prompts of this kind give?
 * `'these'`: what would the same prompts give if they were run again? The first is wider and
 * covers the second too; the second covers about a third of the time when taken for the first.
 *
 * - `'score'` (default): unbiased value; Clopper–Pearson with the effective number of prompts,
 *   Student's quantile for `'sample'`. Inside [0, 1], and of sound width when all prompts pass.
 * - `'bootstrap'`: unbiased value; percentiles over resampled prompts, for `'sample'` only: to
 *   resample the attempts of a prompt would repeat the bias of {@link pluginPassAtK}.
 * - `'posterior'`: posterior mean and Beta interval of these prompts, each with the same prior; for
 *   `'these'` only. It answers for k beyond the attempts, which is an **extrapolation** and says so
 *   in its method; there, and for prompts without success, the prior decides.
 *
 * @param counts successes and attempts, one entry per prompt; prompts without attempts are left out.
 * @param k attempts allowed, an integer ≥ 0.
 * @param options `prompts`: which question; `method`; `level`, default 0.95; `prior`; `rng`, `draws`.
 * @returns estimate; undefined without prompts or when a prompt has fewer attempts than k.
 * @throws {DomainError} counts that are no counts, k not an integer ≥ 0, level outside (0, 1), a
 *   method that does not answer the question, or a bootstrap without `rng`.
 *
 * @see Chen et al. (2021), arXiv:2107.03374; Korn & Graubard (1998), Survey Methodology 24, 193–201
 *   (effective sample sizes)
 *
 * @example
 * ```ts
 * const counts = {
 *   successes: Float64Array.of(1, 0, 12, 40, 3, 2),
 *   attempts: new Float64Array(6).fill(64),
 * };
 * meanPassAtK(counts, 8).value.toFixed(4); // => '0.4209'
 * meanPassAtK(counts, 8, { prompts: 'these' }).lower.toFixed(2); // => '0.32'
 * meanPassAtK(counts, 128).method; // => 'undefined: 6 of 6 prompts have fewer attempts than k = 128'
 * ```
 */
export function meanPassAtK(
  counts: PassCounts,
  k: number,
  {
    prompts: over = 'sample',
    method = 'score',
    level = 0.95,
    prior = { a: 0.5, b: 0.5 },
    rng,
    draws = 2000,
  }: MeanPassAtKOptions = {},
): Estimate<'probability'> {
  const fn = 'meanPassAtK';
  checkCounts(fn, counts);
  checkK(fn, k);
  checkLevel(fn, level);
  checkQuestion(fn, over);
  const bins = promptBins(counts);
  const n = bins.prompts;
  if (n === 0) return undefinedEstimate('probability', 'no prompts', { level });
  if (Number.isNaN(k)) return undefinedEstimate('probability', 'k is NaN', { level, n });
  if (method === 'posterior') {
    if (over !== 'these') throw new DomainError(fn, 'prompts', "'these' for a posterior", over);
    checkBeta(fn, prior);
    return posteriorMean(bins, k, prior, level);
  }
  const short = tooFewAttempts(bins, k, level);
  if (short) return short;
  if (method === 'bootstrap') {
    if (over !== 'sample') throw new DomainError(fn, 'prompts', "'sample' for a bootstrap", over);
    if (rng === undefined) throw new DomainError(fn, 'rng', 'a generator for a bootstrap', rng);
    if (!(Number.isInteger(draws) && draws >= 1))
      throw new DomainError(fn, 'draws', 'an integer ≥ 1', draws);
    return bootstrapMean(bins, k, level, rng, draws);
  }
  if (method !== 'score')
    throw new DomainError(fn, 'method', "'score', 'bootstrap' or 'posterior'", method);
  const { mean, variance, grain } = curveSums(bins, [k], over);
  const value = mean[0]!;
  const alone = over === 'sample' && n === 1; // one prompt says nothing about others
  const freedom = over === 'sample' ? n - 1 : Infinity;
  const ends = alone
    ? { lower: 0, upper: 1 }
    : effectiveInterval(value, variance[0]!, n, grain[0]!, studentQuantile(level, freedom));
  return { value, ...ends, level, n, unit: 'probability', method: `score, ${over} prompts` };
}

function bootstrapMean(
  bins: PromptBins,
  k: number,
  level: number,
  rng: Rng,
  draws: number,
): Estimate<'probability'> {
  const { prompts, weight } = bins;
  const misses = missRows(bins, [k]);
  const each = new Float64Array(prompts);
  let at = 0;
  weight.forEach((w, b) => {
    each.fill(1 - misses[b]!, at, at + w);
    at += w;
  });
  const means = new Float64Array(draws);
  for (let d = 0; d < draws; d++) {
    let sum = 0;
    for (let i = 0; i < prompts; i++) sum += each[Math.floor(rng.next() * prompts)]!;
    means[d] = sum / prompts;
  }
  means.sort();
  const tail = (1 - level) / 2;
  const quantile = (p: number) => means[Math.min(draws - 1, Math.floor(p * draws))]!;
  return {
    value: each.reduce((a, x) => a + x, 0) / prompts,
    lower: quantile(tail),
    upper: quantile(1 - tail),
    level,
    n: prompts,
    unit: 'probability',
    method: `bootstrap over prompts, ${draws} draws`,
  };
}

function posteriorMean(
  bins: PromptBins,
  k: number,
  prior: BetaPosterior,
  level: number,
): Estimate<'probability'> {
  const { c, n, weight, prompts, fewest } = bins;
  let mean = 0;
  let variance = 0;
  for (let b = 0; b < c.length; b++) {
    const posterior = betaPosterior({ successes: c[b]!, attempts: n[b]! }, { prior });
    const log = logExpectedMiss(posterior, k);
    const miss = Math.exp(log);
    // E q^2k − (E q^k)²
    const excess = Math.expm1(logExpectedMiss(posterior, 2 * k) - 2 * log);
    mean += (weight[b]! * -Math.expm1(log)) / prompts;
    variance += (weight[b]! * miss * miss * excess) / prompts ** 2;
  }
  // the Beta distribution with this mean and variance
  const size = (mean * (1 - mean)) / variance - 1;
  const tail = (1 - level) / 2;
  const known = variance > 0 && size > 0 && size < 1e15;
  const quantile = (p: number) => (known ? betaQuantile(p, mean * size, (1 - mean) * size) : mean);
  return {
    value: mean,
    lower: quantile(tail),
    upper: quantile(1 - tail),
    level,
    n: prompts,
    unit: 'probability',
    method: k > fewest ? 'posterior, extrapolated beyond the attempts' : 'posterior',
  };
}
