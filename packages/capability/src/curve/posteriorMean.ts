import {
  type BetaPosterior,
  betaPosterior,
  betaQuantile,
  type CountBins,
  type Estimate,
} from '@bits-per-sample/core';
import { logExpectedMiss } from '../passk/expectedPassAtK.ts';

/** Posterior mean of pass@k of these prompts, with the interval of a Beta of the same variance. */
export function posteriorMean(
  { k: c, n, weight, prompts, fewest }: CountBins,
  k: number,
  prior: BetaPosterior,
  level: number,
): Estimate<'probability'> {
  let sum = 0;
  let variance = 0;
  for (let b = 0; b < c.length; b++) {
    const posterior = betaPosterior({ successes: c[b]!, attempts: n[b]! }, { prior });
    const log = logExpectedMiss(posterior, k);
    const miss = Math.exp(log);
    // E q^2k − (E q^k)²
    const excess = Math.expm1(logExpectedMiss(posterior, 2 * k) - 2 * log);
    sum += weight[b]! * -Math.expm1(log);
    variance += (weight[b]! * miss * miss * excess) / prompts ** 2;
  }
  const mean = sum / prompts; // divided once, so that it cannot round to above 1
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
