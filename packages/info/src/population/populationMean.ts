import {
  checkLevel,
  checkObject,
  checkOneOf,
  checkPassCounts,
  checkSameLength,
  type Estimate,
  type IntervalOptions,
  type PassCounts,
  undefinedEstimate,
} from '@bits-per-sample/core';
import { noLiveBound } from '../estimate/noLiveBound.ts';
import { clusterMean } from './clusterMean.ts';
import { countWeights } from './countWeights.ts';
import { type PromptMeans, promptMeans } from './promptMeans.ts';
import { disagreementRate, type RateFunction } from './rateFunction.ts';

/** Options of {@link populationMean}. */
export interface PopulationOptions extends IntervalOptions {
  /**
   * Prompt of each group, by any name or number; shape [groups]. Groups of one prompt are one
   * observation. Default: each group is a prompt of its own.
   */
  readonly prompts?: ArrayLike<string | number> | undefined;
  /** What counts alike: `'prompt'` (default) or `'rollout'`. */
  readonly per?: 'prompt' | 'rollout' | undefined;
}

/** A mean over a population of prompts; its interval holds whatever the population. */
export interface PopulationMean<U extends string = string> extends Estimate<U> {
  /** The part of the interval that comes from too few rollouts per group: ± this much of it. */
  readonly biasBound: number;
}

/** 1/ln 4: H(p) ≤ (4p(1 − p)) to this power. */
const TOPSOE = 1 / Math.log(4);

/**
 * The mean of a function of the pass rate over prompts like these, from counts, for **any**
 * distribution of pass rates: no family is fitted, so none can be wrong.
 *
 * Each group contributes the weight of its count ({@link countWeights}); groups of one prompt are
 * averaged first, since they resemble each other; the interval ({@link clusterMean}) allows for
 * the bias that is left. For H(p) it is narrowed by 4p(1 − p) ≤ H(p) ≤ (4p(1 − p))^0.72, whose
 * left side needs no allowance.
 *
 * @param f the function of the pass rate, such as {@link entropyRate}.
 * @param counts successes and attempts, one entry per group; groups without attempts are left out.
 * @param options `prompts`, `per`, `level`.
 * @returns the mean with its interval, the number of prompts, and the bound on its bias;
 *   undefined without attempts, and where no group has two.
 * @throws {DomainError} counts that are none, prompts of another length, level outside (0, 1).
 *
 * @see Topsøe (2001), Bounds for entropy and divergence for distributions over a two-element set
 *
 * @example
 * ```ts
 * const counts = { successes: [0, 4, 2, 1, 3, 2], attempts: [4, 4, 4, 4, 4, 4] };
 * const bits = populationMean(entropyRate, counts, { prompts: ['a', 'a', 'b', 'b', 'c', 'c'] });
 * bits.n; // => 3
 * bits.lower < bits.value && bits.value < bits.upper; // => true
 * ```
 */
export function populationMean(
  f: RateFunction,
  counts: PassCounts,
  options: PopulationOptions = {},
): PopulationMean {
  const fn = 'populationMean';
  checkPassCounts(fn, counts);
  checkObject(fn, 'options', options);
  const { level = 0.95, prompts, per = 'prompt' } = options;
  checkLevel(fn, level);
  checkOneOf(fn, 'per', per, ['prompt', 'rollout']);
  if (prompts !== undefined) checkSameLength(fn, 'prompts', prompts, counts.attempts.length);
  const unknown = (reason: string): PopulationMean => ({
    ...undefinedEstimate(f.unit, reason, { level }),
    biasBound: NaN,
  });
  const groups = promptMeans(counts, { prompts, per }, (n, clusters) =>
    countWeights(f, n, clusters),
  );
  if (groups === undefined) return unknown('no rollouts');
  if (groups.longest < 2) return unknown('one rollout per prompt does not tell how certain it was');
  const common = {
    level,
    n: groups.means.length,
    unit: f.unit,
    method: 'count weights, any population, clustered by prompt',
    biasBound: groups.biasBound,
  };
  if (f.name === 'entropy' && !groups.live)
    return { ...common, value: 0, lower: 0, upper: noLiveUpper(groups, level) };
  const { value, lower, upper } = clusterMean({ ...groups, range: f.range, level });
  if (f.name !== 'entropy') return { ...common, value, lower, upper };
  const pairs = promptMeans(counts, { prompts, per }, (n, clusters) =>
    countWeights(disagreementRate, n, clusters),
  )!;
  const d = clusterMean({ ...pairs, range: [0, 1], level });
  const low = Math.max(lower, d.lower);
  const high = Math.min(upper, d.upper ** TOPSOE);
  const between = Math.min(d.value ** TOPSOE, Math.max(d.value, value));
  return { ...common, value: Math.min(high, Math.max(low, between)), lower: low, upper: high };
}

/** The largest mean entropy under which no live group is seen with probability 1 − level. */
const noLiveUpper = ({ means, longest }: PromptMeans, level: number): number =>
  noLiveBound(
    {
      k: Float64Array.of(0, longest),
      n: Float64Array.of(longest, longest),
      weight: Float64Array.of(means.length / 2, means.length / 2),
      prompts: means.length,
    },
    level,
  );
