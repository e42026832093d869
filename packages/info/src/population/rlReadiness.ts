import {
  checkLevel,
  checkObject,
  checkPassCounts,
  checkWhole,
  type Estimate,
  type IntervalOptions,
  type PassCounts,
  undefinedEstimate,
} from '@bits-per-sample/core';
import { clusterMean } from './clusterMean.ts';
import { keptWeights } from './keptWeights.ts';
import { populationMean } from './populationMean.ts';
import { coverageRate, liveRate } from './rateFunction.ts';

/** Options of {@link rlReadiness}. */
export interface RlReadinessOptions extends IntervalOptions {
  /** G: rollouts per prompt in RL, an integer in [2, 65536]. Default 8. */
  readonly groupSize?: number;
}

/** What a model would find in the first epoch of RL on prompts like these. */
export interface RlReadiness {
  /** G. */
  readonly groupSize: number;
  /** Coverage: share of prompts that one rollout of G at least would solve, pass@G. */
  readonly coverage: Estimate<'probability'>;
  /** Share of prompts that were solved in some of their tries and not in all: what a filter keeps. */
  readonly kept: Estimate<'probability'>;
  /** Expected share of live groups of G, all prompts drawn. */
  readonly live: Estimate<'probability'>;
  /** Expected share of live groups of G, only the prompts that were kept drawn. */
  readonly liveOfKept: Estimate<'probability'>;
}

/** No group is counted beyond this: its rate is known well enough. */
const LONGEST = 4096;

/**
 * Whether a model is ready for RL on prompts like these: of how many a group of G would contain a
 * right answer, and of how many it would also contain a wrong one, so that its advantages are not 0.
 *
 * The score after SFT does not tell it: a model whose answers are all right, or all alike, scores
 * well and leaves no group live. Coverage at G is what RL can reinforce; the live share is the part of
 * the rollouts of the first epoch that reach the gradient. Later epochs depend on what is learned.
 *
 * From counts, for any distribution of pass rates. A count is a noisy pass rate, more so where prompts
 * were kept by it, and the live share of noisy rates is not the one of the rates: weights of the counts
 * allow for both ({@link keptWeights}).
 *
 * @param counts tries and right ones among them, one entry per prompt; shape [M].
 * @param options `groupSize`, `level`.
 * @returns four shares with their intervals, for prompts like these; undefined where no prompt has two tries.
 * @throws {DomainError} counts that are none, groupSize or level out of range.
 *
 * @see arXiv:2510.01624 (a high score after SFT is a poor predictor of RL; pass@k at large k is a better one)
 *
 * @example
 * ```ts
 * const sft = { successes: [0, 8, 3, 5, 8, 1], attempts: [8, 8, 8, 8, 8, 8] };
 * const ready = rlReadiness(sft, { groupSize: 4 });
 * ready.kept.value; // => 0.5
 * ready.live.value < ready.coverage.value; // => true
 * ```
 */
export function rlReadiness(counts: PassCounts, options: RlReadinessOptions = {}): RlReadiness {
  const fn = 'rlReadiness';
  checkObject(fn, 'options', options);
  const { groupSize = 8, level = 0.95 } = options;
  checkPassCounts(fn, counts);
  checkWhole(fn, 'groupSize', groupSize, { least: 2, most: 2 ** 16 });
  checkLevel(fn, level);
  const successes: number[] = [];
  const attempts: number[] = [];
  for (let i = 0; i < counts.attempts.length; i++)
    if (counts.attempts[i]! >= 2) {
      successes.push(counts.successes[i]!);
      attempts.push(counts.attempts[i]!);
    }
  const tried = { successes, attempts };
  const kept = successes.map((k, i) => (k > 0 && k < attempts[i]! ? 1 : 0));
  const none = (reason: string): Estimate<'probability'> =>
    undefinedEstimate('probability', reason, { level });
  if (kept.length === 0) {
    const nothing = none('no prompt was tried twice');
    return { groupSize, coverage: nothing, kept: nothing, live: nothing, liveOfKept: nothing };
  }
  const shared = (mean: Estimate<string>): Estimate<'probability'> => ({
    value: mean.value,
    lower: mean.lower,
    upper: mean.upper,
    level,
    n: mean.n,
    unit: 'probability',
    method: mean.method,
  });
  return {
    groupSize,
    coverage: shared(populationMean(coverageRate(groupSize), tried, { level })),
    kept: {
      ...ends(clusterMean({ means: kept, range: [0, 1], level })),
      level,
      n: kept.length,
      unit: 'probability',
      method: 'share of prompts',
    },
    live: shared(populationMean(liveRate(groupSize), tried, { level })),
    liveOfKept: ofKept(tried, kept, { groupSize, level }) ?? none('no prompt was kept'),
  };
}

/** Live groups among the prompts that were kept. */
function ofKept(
  { successes, attempts }: { readonly successes: number[]; readonly attempts: number[] },
  kept: readonly number[],
  { groupSize, level }: Required<RlReadinessOptions>,
): Estimate<'probability'> | undefined {
  const clusters = kept.reduce((sum, one) => sum + one, 0);
  if (clusters === 0) return undefined;
  const rate = liveRate(groupSize);
  const means: number[] = [];
  let biasBound = 0;
  for (let i = 0; i < kept.length; i++) {
    if (kept[i] === 0) continue;
    const n = Math.min(attempts[i]!, LONGEST);
    const right = Math.round((successes[i]! / attempts[i]!) * n);
    const { weights, biasBound: bound } = keptWeights(rate, n, clusters);
    means.push(weights[Math.min(n - 2, Math.max(0, right - 1))]!);
    biasBound += bound / clusters;
  }
  return {
    ...ends(clusterMean({ means, biasBound, range: [0, 1], level })),
    level,
    n: clusters,
    unit: 'probability',
    method: 'mean of weighted counts of the prompts that were kept',
  };
}

const ends = ({ value, lower, upper }: { value: number; lower: number; upper: number }) => ({
  value,
  lower,
  upper,
});
