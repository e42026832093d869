import {
  checkArray,
  checkLevel,
  checkObject,
  checkOneOf,
  checkPassCounts,
  checkSameLength,
  type PassCounts,
  undefinedEstimate,
} from '@bits-per-sample/core';
import { noLiveBound } from '../estimate/noLiveBound.ts';
import { clusterMean } from './clusterMean.ts';
import { countWeights } from './countWeights.ts';
import type { CountWeights } from './countWeightsShape.ts';
import { keptWeights } from './keptWeights.ts';
import { pooledGroups } from './pooledGroups.ts';
import type { PopulationMean, PopulationOptions } from './populationShape.ts';
import { type PromptMeans, promptMeans } from './promptMeans.ts';
import { disagreementRate, entropyRate, type RateFunction } from './rateFunction.ts';

/** 1/ln 4: H(p) ≤ (4p(1 − p)) to this power. */
const TOPSOE = 1 / Math.log(4);

/** Means over a population, refused in the name of the function that was called. */
export function meansOf(
  fn: string,
  functions: readonly RateFunction[],
  counts: PassCounts,
  options: PopulationOptions,
): PopulationMean[] {
  checkArray(fn, 'functions', functions);
  checkPassCounts(fn, counts);
  checkObject(fn, 'options', options);
  const { level = 0.95, kept = false, per = 'prompt', prompts } = options;
  checkLevel(fn, level);
  checkOneOf(fn, 'per', per, ['prompt', 'rollout']);
  if (prompts !== undefined) checkSameLength(fn, 'prompts', prompts, counts.attempts.length);
  const among = kept ? keptOf(counts, prompts) : { counts, prompts };
  const groups = pooledGroups(among.counts, among.prompts);
  const weighted = (of: RateFunction): PromptMeans | undefined =>
    promptMeans(groups, { per }, (n, clusters) =>
      kept ? withEnds(keptWeights(of, n, clusters)) : countWeights(of, n, clusters),
    );
  return functions.map((f) => meanOf(f, weighted, { level, kept }));
}

function meanOf(
  f: RateFunction,
  weighted: (of: RateFunction) => PromptMeans | undefined,
  { level, kept }: { level: number; kept: boolean },
): PopulationMean {
  const unknown = (reason: string): PopulationMean => ({
    ...undefinedEstimate(f.unit, reason, { level }),
    biasBound: NaN,
  });
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
