import {
  checkLevel,
  checkObject,
  checkPassCounts,
  checkSameLength,
  type IntervalOptions,
  type PassCounts,
  undefinedEstimate,
} from '@bits-per-sample/core';
import { countWeights } from './countWeights.ts';
import { pooledGroups } from './pooledGroups.ts';
import type { PopulationMean } from './populationShape.ts';
import { promptMeans } from './promptMeans.ts';
import type { RateFunction } from './rateFunction.ts';
import { reachOf } from './reachOf.ts';

/** Options of {@link thesePrompts}. */
export interface ThesePromptsOptions extends IntervalOptions {
  /** Prompt of each group; shape [groups]. Default: each group is a prompt of its own. */
  readonly prompts?: ArrayLike<string | number> | undefined;
}

/** The mean of a function of the pass rate over the very prompts that were seen. */
export interface ThesePrompts extends PopulationMean {
  /** Standard error of the mean, were the same prompts rolled out again. */
  readonly standardError: number;
}

/**
 * The mean of a function of the pass rate over these prompts and no others: what a fixed
 * benchmark would show if it were run again.
 *
 * The value is that of {@link populationMean}; the interval leaves out how prompts differ. Each
 * prompt's noise is that of its weight under Bin(n, (k + ½)/(n + 1)).
 *
 * @param f the function of the pass rate, such as {@link entropyRate}.
 * @param counts successes and attempts, one entry per group; groups without attempts are left out.
 * @param options `prompts`, `level`.
 * @returns the mean with its interval, standard error and the bound on its bias; undefined where
 *   no group has two rollouts.
 * @throws {DomainError} counts that are none, prompts of another length, level outside (0, 1).
 *
 * @example
 * ```ts
 * const counts = { successes: [0, 4, 2, 1, 3, 2], attempts: [4, 4, 4, 4, 4, 4] };
 * const again = thesePrompts(entropyRate, counts);
 * const others = populationMean(entropyRate, counts);
 * again.upper - again.lower < others.upper - others.lower; // => true
 * ```
 */
export function thesePrompts(
  f: RateFunction,
  counts: PassCounts,
  options: ThesePromptsOptions = {},
): ThesePrompts {
  const fn = 'thesePrompts';
  checkPassCounts(fn, counts);
  checkObject(fn, 'options', options);
  const { level = 0.95, prompts } = options;
  checkLevel(fn, level);
  if (prompts !== undefined) checkSameLength(fn, 'prompts', prompts, counts.attempts.length);
  const groups = promptMeans(
    pooledGroups(counts, prompts),
    { per: 'prompt', again: true },
    (n, clusters) => countWeights(f, n, clusters),
  );
  if (groups === undefined || groups.longest < 2)
    return {
      ...undefinedEstimate(f.unit, 'no group of two rollouts', { level }),
      biasBound: NaN,
      standardError: NaN,
    };
  const { means, noise, biasBound } = groups;
  const clusters = means.length;
  const [least, most] = f.range;
  const raw = means.reduce((sum, x) => sum + x, 0) / clusters;
  const value = Math.min(most, Math.max(least, raw));
  const total = noise.reduce((sum, x) => sum + x, 0);
  const standardError = Math.sqrt((total + 0.25) / (clusters + 1) / clusters);
  const reach = reachOf(biasBound, standardError, level);
  return {
    value,
    lower: Math.max(least, value - reach),
    upper: Math.min(most, value + reach),
    level,
    n: clusters,
    unit: f.unit,
    method: 'count weights, these prompts',
    biasBound,
    standardError,
  };
}
