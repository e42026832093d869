import { type Estimate, normalQuantile, type Rng } from '@bits-per-sample/core';
import { proportionInterval } from '../numeric/proportionInterval.ts';
import { binaryEntropy } from '../reward/binaryEntropy.ts';
import { binaryEntropySd } from './binaryEntropySd.ts';
import type { Bins } from './bins.ts';
import { bootstrapEntropy } from './bootstrapEntropy.ts';
import {
  fitPassRates,
  informationOf,
  MAX_LOG_SUM,
  type MixtureFit,
  mixtureAt,
  solve,
} from './fitPassRates.ts';
import { passRateInterval } from './passRateInterval.ts';
import { average, posteriorMeans } from './posteriorMeans.ts';

/** What the interval of {@link empiricalBayes} is for, and how it is made. */
export interface EmpiricalBayesOptions {
  readonly level: number;
  readonly over: 'sample' | 'these';
  readonly rng: Rng | undefined;
}

/** Mean entropy over prompts whose pass rates follow the mixture that fits their counts best. */
export function empiricalBayes(
  bins: Bins,
  { level, over, rng }: EmpiricalBayesOptions,
): Estimate<'bits/rollout'> {
  const fit = fitPassRates(bins);
  const each = posteriorMeans(bins, fit);
  const value = average(bins, each);
  const masses = [...(fit.masses.zero ? ['0'] : []), ...(fit.masses.one ? ['1'] : [])];
  const name = `empirical-bayes beta-binomial${masses.length > 0 ? `, inflated at ${masses.join(' and ')}` : ''}`;
  const shape = { value, level, n: bins.prompts, unit: 'bits/rollout' } as const;
  if (rng && over === 'sample') {
    const [lower, upper] = bootstrapEntropy(bins, fit, { value, level, rng });
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
  bins: Bins,
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

function posteriorVariances(
  { k, n }: Bins,
  { a, b, spread }: MixtureFit,
  means: Float64Array,
): Float64Array {
  return k.map((successes, c) => {
    const inside = spread[c]! > 0 ? means[c]! / spread[c]! : 0;
    const sd = binaryEntropySd({ a: a + successes, b: b + (n[c]! - successes) });
    return spread[c]! * (sd * sd + inside * inside) - means[c]! ** 2;
  });
}

/** (∂mean/∂θ)ᵀ·information⁻¹·score of one prompt of each bin, over the free parameters. */
function influence(bins: Bins, fit: MixtureFit): Float64Array {
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
