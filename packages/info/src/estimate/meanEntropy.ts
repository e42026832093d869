import {
  DomainError,
  type Estimate,
  type IntervalOptions,
  normalQuantile,
  type Rng,
  undefinedEstimate,
} from '@bits-per-sample/core';
import { proportionInterval } from '../numeric/proportionInterval.ts';
import { binaryEntropy } from '../reward/binaryEntropy.ts';
import { binaryEntropySd } from './binaryEntropySd.ts';
import { type CountEntropyMethod, countEntropy } from './countEntropy.ts';
import { expectedBinaryEntropy } from './expectedBinaryEntropy.ts';
import {
  fitMixture,
  fitPassRates,
  informationOf,
  MAX_LOG_SUM,
  type MixtureFit,
  mixtureAt,
  solve,
} from './fitPassRates.ts';
import { noLiveBound } from './noLiveBound.ts';
import { type CountBins, countBins, type PassCounts } from './passCounts.ts';
import { passRateInterval } from './passRateInterval.ts';

/** How {@link meanEntropy} goes from k of n to bits. */
export type MeanEntropyMethod = 'empirical-bayes' | 'beta-posterior' | CountEntropyMethod;

/** Options of {@link meanEntropy}. */
export interface MeanEntropyOptions extends IntervalOptions {
  /** Estimator. Default: `'empirical-bayes'` from 20 prompts with n ≥ 2 on, `'nsb'` below. */
  readonly method?: MeanEntropyMethod;
  /**
   * What the mean is taken over: all prompts of which these are a `'sample'` (default), or
   * `'these'` prompts alone, whose interval is narrower.
   */
  readonly prompts?: 'sample' | 'these';
  /** With a generator the interval of empirical Bayes is a bootstrap over prompts with refit. */
  readonly rng?: Rng;
}

/**
 * Bits per rollout of a run: the mean of H(pᵢ) over prompts, estimated from k of n rollouts
 * of each.
 *
 * The number to report for a batch of 0/1 rewards. It is a ceiling on what the rewards can
 * teach, and the mean over prompts, never the entropy of the pooled pass rate (see
 * {@link pooledEntropy}).
 *
 * With 8 rollouts per prompt the estimator matters more than the sampling error: plug-in
 * loses 15–40 % of the bits, a uniform prior can triple them. Methods:
 *
 * - `'empirical-bayes'` (default from 20 prompts on): fits how pass rates are spread over
 *   prompts, with point masses at 0 and 1 where significant, and averages the posterior
 *   means of H.
 * - `'beta-posterior'`: posterior mean under Jeffreys' prior, prompt by prompt; biased up.
 * - `'nsb'` (default below 20 prompts): posterior mean under a prior flat in entropy.
 * - `'jackknife'`: free of a model, for cross-checking; single prompts may exceed 1 bit.
 * - `'miller-madow'`, `'plugin'` and the others of {@link countEntropy}: biased down; for
 *   comparison with what others report.
 *
 * One rollout per prompt cannot tell a coin flip from a mixture of certain prompts: then
 * the estimate is undefined. When no group has both outcomes the value is 0 and the upper
 * end is the largest mean entropy that could have looked like this.
 *
 * @param counts successes and attempts, one entry per prompt; prompts without attempts are left out.
 * @param options `method`; `level`, default 0.95; `prompts`: of which the mean is taken;
 *   `rng` for a bootstrap interval.
 * @returns estimate in bits per rollout.
 * @throws {DomainError} counts are not integers with 0 ≤ successes ≤ attempts, level outside
 *   (0, 1), or an unknown method.
 *
 * @see Robbins (1956) (empirical Bayes); Wolpert & Wolf (1995), doi:10.1103/PhysRevE.52.6841
 *
 * @example
 * ```ts
 * const successes = Float64Array.from({ length: 40 }, (_, i) => i % 9);
 * const counts = { successes, attempts: new Float64Array(40).fill(8) };
 * meanEntropy(counts).value.toFixed(2); // => '0.72'
 * meanEntropy(counts, { method: 'plugin' }).value.toFixed(2); // => '0.62'
 * ```
 */
export function meanEntropy(
  counts: PassCounts,
  { method, level = 0.95, prompts: over = 'sample', rng }: MeanEntropyOptions = {},
): Estimate<'bits/rollout'> {
  const fn = 'meanEntropy';
  if (!(level > 0 && level < 1)) throw new DomainError(fn, 'level', 'in (0, 1)', level);
  const all = countBins(fn, counts);
  const unit = 'bits/rollout';
  const repeated = longerThan(all, 1);
  if (all.prompts === 0) return undefinedEstimate(unit, 'no rollouts', { level });
  if (repeated.prompts === 0)
    return undefinedEstimate(unit, 'one rollout per prompt', { level, n: all.prompts });

  const chosen = method ?? (repeated.prompts < 20 ? 'nsb' : 'empirical-bayes');
  const live = repeated.k.some((k, c) => k > 0 && k < repeated.n[c]!);
  if (chosen === 'empirical-bayes') {
    if (live) return empiricalBayes(all, { level, over, rng });
    const upper = noLiveBound(repeated, level);
    const name = 'empirical-bayes: no group has both outcomes, upper bound';
    return { value: 0, lower: 0, upper, level, n: repeated.prompts, unit, method: name };
  }
  const { value, variance } = perPrompt(repeated, chosen, over);
  const [lower, upper] = proportionInterval({ value, variance, clusters: repeated.prompts, level });
  const bound = live ? upper : Math.max(upper, noLiveBound(repeated, level));
  return {
    value,
    lower: live ? lower : 0,
    upper: bound,
    level,
    n: repeated.prompts,
    unit,
    method: chosen,
  };
}

/** H from k of n of one prompt, in bits. */
function estimateOf(method: CountEntropyMethod | 'beta-posterior', k: number, n: number): number {
  if (method === 'beta-posterior') return expectedBinaryEntropy({ a: k + 0.5, b: n - k + 0.5 });
  return countEntropy([k, n - k], { method });
}

/** Bins with more than `least` attempts. */
function longerThan({ k, n, weight }: CountBins, least: number): CountBins {
  const keep = (column: Float64Array) => column.filter((_, c) => n[c]! > least);
  const kept = keep(weight);
  return { k: keep(k), n: keep(n), weight: kept, prompts: kept.reduce((sum, w) => sum + w, 0) };
}

/** Mean of a per-prompt estimate and the variance of that mean. */
function perPrompt(
  { k, n, weight, prompts }: CountBins,
  method: CountEntropyMethod | 'beta-posterior',
  over: 'sample' | 'these',
): { value: number; variance: number } {
  const each = k.map((successes, c) => estimateOf(method, successes, n[c]!));
  const value = each.reduce((sum, x, c) => sum + (x * weight[c]!) / prompts, 0);
  const within = k.reduce(
    (sum, successes, c) =>
      sum +
      (weight[c]! / prompts) *
        binaryEntropySd({ a: successes + 0.5, b: n[c]! - successes + 0.5 }) ** 2,
    0,
  );
  const between =
    each.reduce((sum, x, c) => sum + weight[c]! * (x - value) ** 2, 0) / Math.max(1, prompts - 1);
  return { value, variance: (over === 'these' ? within : Math.max(within, between)) / prompts };
}

function empiricalBayes(
  bins: CountBins,
  { level, over, rng }: { level: number; over: 'sample' | 'these'; rng: Rng | undefined },
): Estimate<'bits/rollout'> {
  const fit = fitPassRates(bins);
  const each = posteriorMeans(bins, fit);
  const value = average(bins, each);
  const masses = [...(fit.masses.zero ? ['0'] : []), ...(fit.masses.one ? ['1'] : [])];
  const name = `empirical-bayes beta-binomial${masses.length > 0 ? `, inflated at ${masses.join(' and ')}` : ''}`;
  const shape = { value, level, n: bins.prompts, unit: 'bits/rollout' } as const;
  if (rng && over === 'sample') {
    const [lower, upper] = bootstrap(bins, fit, { value, level, rng });
    return { ...shape, lower, upper, method: `${name}; bootstrap over prompts` };
  }

  // infinitesimal jackknife: how the refitted mean moves when one prompt weighs more
  const pull = influence(bins, fit);
  const parameters = fit.free.length;
  const spare = Math.max(1, bins.prompts - parameters);
  let variance = 0;
  for (let c = 0; c < each.length; c++) {
    const own = over === 'sample' ? each[c]! - value : 0;
    variance += (bins.weight[c]! * (own + pull[c]!) ** 2) / bins.prompts / spare;
  }
  if (over === 'these')
    variance += average(bins, posteriorVariances(bins, fit, each)) / bins.prompts;
  const ends = proportionInterval({ value, variance, clusters: bins.prompts, level });
  const [lower, upper] = widenUnspread(bins, fit, { value, level, ends });
  const interval = over === 'sample' ? 'sandwich' : 'posterior';
  return { ...shape, lower, upper, method: `${name}; ${interval} interval` };
}

/**
 * Where the counts do not show that prompts differ at all, the spread is at its limit and
 * has no standard error. The upper end is then that of prompts all alike, and the lower end
 * that of the widest spread that the likelihood still admits.
 */
function widenUnspread(
  bins: CountBins,
  fit: MixtureFit,
  { value, level, ends }: { value: number; level: number; ends: [number, number] },
): [number, number] {
  const [lower, upper] = ends;
  const [location, spread] = fit.theta as [number, number];
  if (fit.masses.zero || fit.masses.one) return ends;
  const at = (logSum: number) => mixtureAt(bins, fit.masses, [location, logSum]);
  const loss = (logSum: number) => fit.logLikelihood - at(logSum).logLikelihood;
  const allowance = normalQuantile((1 + level) / 2) ** 2 / 2;
  if (loss(MAX_LOG_SUM) > allowance) return ends;

  const rate = passRateInterval(bins, level);
  const nearest = Math.min(rate.upper, Math.max(rate.lower, 0.5));
  const top = Math.max(upper, binaryEntropy(nearest) as number);
  if (spread < MAX_LOG_SUM) return [lower, top];
  const widest = (allowed: number) => {
    let inside = MAX_LOG_SUM;
    let outside = 0;
    while (inside - outside > 0.01) {
      const middle = (inside + outside) / 2;
      if (loss(middle) < allowed) inside = middle;
      else outside = middle;
    }
    return average(bins, posteriorMeans(bins, at(inside)));
  };
  // The mean pass rate, whose part is in `lower` already, takes up to half of the allowance.
  const full = widest(allowance);
  const share = full < value ? Math.min(1, (value - lower) / (value - full)) : 1;
  return [Math.min(lower, widest(allowance * (1 - share / 2))), top];
}

/** E[H | k, n] of each bin under a fitted mixture. */
function posteriorMeans({ k, n }: CountBins, { a, b, spread }: MixtureFit): Float64Array {
  return k.map(
    (successes, c) =>
      spread[c]! * expectedBinaryEntropy({ a: a + successes, b: b + (n[c]! - successes) }),
  );
}

function posteriorVariances(
  { k, n }: CountBins,
  { a, b, spread }: MixtureFit,
  means: Float64Array,
): Float64Array {
  return k.map((successes, c) => {
    const inside = spread[c]! > 0 ? means[c]! / spread[c]! : 0;
    const sd = binaryEntropySd({ a: a + successes, b: b + (n[c]! - successes) });
    return spread[c]! * (sd * sd + inside * inside) - means[c]! ** 2;
  });
}

function average({ weight, prompts }: CountBins, each: Float64Array): number {
  return each.reduce((sum, x, c) => sum + (x * weight[c]!) / prompts, 0);
}

/** (∂mean/∂θ)ᵀ·information⁻¹·score of one prompt of each bin, over the free parameters. */
function influence(bins: CountBins, fit: MixtureFit): Float64Array {
  const { free, theta, masses } = fit;
  const step = 1e-4;
  const meanAt = (i: number, by: number) => {
    const moved = mixtureAt(
      bins,
      masses,
      theta.map((x, j) => (j === i ? x + by : x)),
    );
    return average(bins, posteriorMeans(bins, moved));
  };
  const slope = free.map((i) => (meanAt(i, step) - meanAt(i, -step)) / (2 * step));
  const information = informationOf(bins, fit);
  const lever = solve(
    free.map((i) => free.map((j) => information[i]![j]! * (i === j ? 1 + 1e-9 : 1))),
    slope,
  );
  return bins.k.map((_, c) =>
    lever ? free.reduce((sum, i, j) => sum + lever[j]! * fit.scores[c * theta.length + i]!, 0) : 0,
  );
}

/** Percentile interval of the mean over resampled prompts, the mixture refitted each time. */
function bootstrap(
  bins: CountBins,
  fit: MixtureFit,
  { value, level, rng }: { value: number; level: number; rng: Rng },
): [number, number] {
  const draws = 400;
  const stream = rng.fork('meanEntropy');
  const upTo = new Float64Array(bins.weight.length);
  bins.weight.forEach((w, c) => {
    upTo[c] = w + (upTo[c - 1] ?? 0);
  });
  const means = Float64Array.from({ length: draws }, () => {
    const weight = new Float64Array(bins.weight.length);
    for (let i = 0; i < bins.prompts; i++) weight[indexOf(upTo, stream.next() * bins.prompts)]!++;
    const drawn = { ...bins, weight };
    if (!drawn.k.some((k, c) => weight[c]! > 0 && k > 0 && k < bins.n[c]!)) return 0;
    const refit = fitMixture(drawn, fit.masses, fit.theta, 1e-6);
    return average(drawn, posteriorMeans(drawn, refit));
  }).sort();
  const at = (probability: number) => means[Math.round(probability * (draws - 1))]!;
  return [Math.min(value, at((1 - level) / 2)), Math.max(value, at((1 + level) / 2))];
}

/** First index whose running total exceeds x. */
function indexOf(upTo: Float64Array, x: number): number {
  let low = 0;
  let high = upTo.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (upTo[middle]! > x) high = middle;
    else low = middle + 1;
  }
  return low;
}
