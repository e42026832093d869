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
import type { CountWeights } from './countWeightsShape.ts';
import { keptWeights } from './keptWeights.ts';
import { type PromptMeans, promptMeans } from './promptMeans.ts';
import { disagreementRate, entropyRate, type RateFunction } from './rateFunction.ts';

/** Options of {@link populationMean}. */
export interface PopulationOptions extends IntervalOptions {
  /**
   * Prompt of each group, by any name or number; shape [groups]. Groups of one prompt are one
   * observation. Default: each group is a prompt of its own.
   */
  readonly prompts?: ArrayLike<string | number> | undefined;
  /** What counts alike: `'prompt'` (default) or `'rollout'`. */
  readonly per?: 'prompt' | 'rollout' | undefined;
  /**
   * Whether groups with one verdict for all rollouts were taken out of the log: then the mean is
   * over the prompts of the others, by {@link keptWeights}. Default false.
   */
  readonly kept?: boolean | undefined;
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
  const { level = 0.95, kept = false, per = 'prompt' } = options;
  checkLevel(fn, level);
  checkOneOf(fn, 'per', per, ['prompt', 'rollout']);
  if (options.prompts !== undefined)
    checkSameLength(fn, 'prompts', options.prompts, counts.attempts.length);
  const unknown = (reason: string): PopulationMean => ({
    ...undefinedEstimate(f.unit, reason, { level }),
    biasBound: NaN,
  });
  const among = kept ? keptOf(counts, options.prompts) : { counts, prompts: options.prompts };
  const weighted = (of: RateFunction): PromptMeans | undefined =>
    promptMeans(among.counts, { prompts: among.prompts, per }, (n, clusters) =>
      kept ? withEnds(keptWeights(of, n, clusters)) : countWeights(of, n, clusters),
    );
  const groups = weighted(f);
  if (groups === undefined) return unknown('no rollouts');
  if (groups.longest < 2) return unknown('one rollout per prompt does not tell how certain it was');
  const common = {
    level,
    n: groups.means.length,
    unit: f.unit,
    method: `count weights, any population${kept ? ' of groups that were kept' : ''}, clustered by prompt`,
    biasBound: groups.biasBound,
  };
  if (f === entropyRate && !groups.live)
    return { ...common, value: 0, lower: 0, upper: noLiveUpper(groups, level) };
  const { value, lower, upper } = clusterMean({ ...groups, range: f.range, level });
  if (f !== entropyRate || kept) return { ...common, value, lower, upper };
  const d = clusterMean({ ...weighted(disagreementRate)!, range: [0, 1], level });
  const low = Math.max(lower, d.lower);
  const high = Math.min(upper, d.upper ** TOPSOE);
  const between = Math.min(d.value ** TOPSOE, Math.max(d.value, value));
  return { ...common, value: Math.min(high, Math.max(low, between)), lower: low, upper: high };
}

/** The groups with both outcomes. */
function keptOf({ successes, attempts }: PassCounts, prompts: PopulationOptions['prompts']) {
  const rows = Array.from(attempts, (_, i) => i).filter(
    (i) => successes[i]! > 0 && successes[i]! < attempts[i]!,
  );
  return {
    counts: {
      successes: rows.map((i) => successes[i]!),
      attempts: rows.map((i) => attempts[i]!),
    },
    prompts: rows.map((i) => prompts?.[i] ?? i),
  };
}

/** Weights with a place for the counts that do not occur. */
const withEnds = ({ weights, biasBound }: CountWeights): CountWeights => ({
  weights: Float64Array.of(0, ...weights, 0),
  biasBound,
});

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
