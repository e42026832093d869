import {
  checkLevel,
  checkObject,
  checkOneOf,
  checkPassCounts,
  checkSameLength,
  checkWhole,
  type Estimate,
  type IntervalOptions,
  normalQuantile,
  type PassCounts,
  studentQuantile,
  undefinedEstimate,
} from '@bits-per-sample/core';
import { bisect } from '../numeric/bisect.ts';
import { countWeights } from './countWeights.ts';
import { pooledGroups } from './pooledGroups.ts';
import { promptMeans } from './promptMeans.ts';
import { entropyRate, liveEntropyRate, liveRate } from './rateFunction.ts';
import { reachOf } from './reachOf.ts';

/** Options of {@link liveGroupRatio}. */
export interface LiveGroupRatioOptions extends IntervalOptions {
  /** `'share'` (default): of all bits; `'bits'`: bits of a rollout in a live group. */
  readonly which?: 'share' | 'bits';
  /** Size G of the groups that are live or not. Default: rollouts of the longest group. */
  readonly groupSize?: number | undefined;
  /** Prompt of each group; shape [groups]. Default: each group is a prompt of its own. */
  readonly prompts?: ArrayLike<string | number> | undefined;
}

/** Fewer live groups than this tell nothing of a ratio. */
const LEAST_LIVE = 10;
/** A wider interval says nothing. */
const WIDEST = 0.5;

/**
 * What live groups carry: the share of all bits that arrive in them, or the bits of a rollout in
 * one, without the winner's curse of looking only at groups that happened to differ.
 *
 * E[H·live]/E[H] or E[H·live]/E[live] over prompts, with Fieller's interval: all t for which
 * |ā − t·b̄| is within the honest reach of its error.
 *
 * @param counts successes and attempts, one entry per group.
 * @param options `which`, `groupSize`, `prompts`, `level`.
 * @returns the ratio; undefined with fewer than ten live groups, and where the interval is wider
 *   than a half.
 * @throws {DomainError} counts that are none, prompts of another length, options out of range.
 *
 * @see Fieller (1954), Some problems in interval estimation
 *
 * @example
 * ```ts
 * const counts = { successes: [0, 1, 2, 3, 4], attempts: [4, 4, 4, 4, 4] };
 * liveGroupRatio(counts).method; // => 'undefined: 3 live groups do not tell'
 * ```
 */
export function liveGroupRatio(
  counts: PassCounts,
  options: LiveGroupRatioOptions = {},
): Estimate<'share' | 'bits/rollout'> {
  const fn = 'liveGroupRatio';
  checkPassCounts(fn, counts);
  checkObject(fn, 'options', options);
  const { level = 0.95, which = 'share', prompts, groupSize } = options;
  checkLevel(fn, level);
  checkOneOf(fn, 'which', which, ['share', 'bits']);
  if (groupSize !== undefined) checkWhole(fn, 'groupSize', groupSize, { least: 2, most: 2 ** 16 });
  if (prompts !== undefined) checkSameLength(fn, 'prompts', prompts, counts.attempts.length);
  const unit = which === 'share' ? 'share' : 'bits/rollout';
  let longest = 0;
  let live = 0;
  for (let i = 0; i < counts.attempts.length; i++) {
    const k = counts.successes[i]!;
    const n = counts.attempts[i]!;
    longest = Math.max(longest, n);
    if (k > 0 && k < n) live++;
  }
  const unknown = (reason: string, n: number) => undefinedEstimate(unit, reason, { level, n });
  if (live < LEAST_LIVE) return unknown(`${live} live groups do not tell`, 0);
  const size = groupSize ?? Math.min(longest, 2 ** 14);
  const over = which === 'share' ? entropyRate : liveRate(size);
  const groups = pooledGroups(counts, prompts);
  const meansOf = (f: typeof entropyRate) =>
    promptMeans(groups, { per: 'prompt' }, (n, clusters) => countWeights(f, n, clusters))!;
  const above = meansOf(liveEntropyRate(size));
  const below = meansOf(over);
  const clusters = above.means.length;
  if (clusters < 2) return unknown('one prompt does not tell', clusters);
  const mean = (xs: Float64Array) => xs.reduce((sum, x) => sum + x, 0) / clusters;
  const [a, b] = [mean(above.means), mean(below.means)];
  const t95 = (1 + level) / 2;
  const widen = studentQuantile(t95, clusters - 1) / normalQuantile(t95);
  // Σ(e − ē)² of e = above − t·below, from its three sums
  let aa = 0;
  let ab = 0;
  let bb = 0;
  for (let i = 0; i < clusters; i++) {
    const x = above.means[i]! - a;
    const y = below.means[i]! - b;
    aa += x * x;
    ab += x * y;
    bb += y * y;
  }
  const within = (t: number): boolean => {
    const spread = Math.max(0, aa - 2 * t * ab + t * t * bb) + Math.max(t, 1 - t) ** 2;
    const error = Math.sqrt(spread / (clusters * (clusters - 1)));
    const reach = reachOf(above.biasBound + t * below.biasBound, error, level) * widen;
    return Math.abs(a - t * b) <= reach;
  };
  const value = Math.min(1, Math.max(0, a / b));
  const [lower, upper] = [edge(within, value, 0), edge(within, value, 1)];
  if (!(upper - lower <= WIDEST)) return unknown('the interval is wider than a half', clusters);
  const method = 'count weights, any population, Fieller by prompt';
  return { value, lower, upper, level, n: clusters, unit, method };
}

/** How far from `from` towards `to` a condition holds. */
const edge = (holds: (t: number) => boolean, from: number, to: number): number =>
  holds(to) ? to : bisect(from, to, holds);
