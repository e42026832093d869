import { formatPlural } from '@bits-per-sample/core';
import {
  degenerateShare,
  oversamplingFactor,
  type PassRateMixture,
  recommendedGroupSize,
} from '@bits-per-sample/info';
import { sizeForFitting } from '../trials/hugeGroups.ts';
import { type Groups, sizesOf } from '../trials/readGroups.ts';
import type { Tally } from '../trials/tally.ts';
import { finite } from './numbers.ts';
import { ADVICE, WASTE, type Warnings } from './warnings.ts';

/** What a group size would do, over the fitted mixture of pass rates. */
export interface ReportGroupSize {
  /** Rollouts per prompt, G. */
  readonly groupSize: number;
  /** Expected share of live groups: 1 − mean[p^G + (1−p)^G]. */
  readonly live: number;
  /** Groups to sample per live group: 1 / live. */
  readonly oversampling: number | null;
  /** Rollouts per live group: G / live. */
  readonly rolloutsPerLiveGroup: number | null;
  /** Bits per rollout that arrive through live groups. */
  readonly bitsPerRollout: number;
}

/** The fitted distribution of pass rates: Beta(a, b) with point masses at 0 and 1. */
export interface ReportMixture {
  /** First shape parameter of the Beta part. */
  readonly a: number | null;
  /** Second shape parameter of the Beta part. */
  readonly b: number | null;
  /** Share of prompts that never succeed. */
  readonly zero: number;
  /** Share of prompts that never fail. */
  readonly one: number;
  /** How it was fitted. */
  readonly method: string;
}

/** What to set. */
export interface ReportAdvice {
  /** Recommended rollouts per prompt. */
  readonly groupSize: number | null;
  /** Groups to sample per live group wanted, at that size. */
  readonly oversampling: number | null;
  /** The run as it is. */
  readonly current: {
    /** Most common group size in the log. */
    readonly groupSize: number | null;
    /** Oversampling factor at that size. */
    readonly oversampling: number | null;
  };
  /** The same for every candidate size. */
  readonly table: readonly ReportGroupSize[];
  /** Distribution of pass rates that the advice rests on. */
  readonly mixture: ReportMixture | null;
}

/** Group size and oversampling, judged on the fitted pass rates. */
export function readAdvice(
  mixture: PassRateMixture | null,
  groups: Groups,
  filtered: boolean,
  warnings: Warnings,
): ReportAdvice {
  const sizes = Object.entries(sizesOf(groups)).sort(([, a], [, b]) => b - a);
  const size = Number(sizes.find(([n]) => Number(n) > 0)?.[0] ?? Number.NaN);
  const current = finite(size);
  const unknown = (oversampling: number | null): ReportAdvice => ({
    groupSize: null,
    oversampling: null,
    current: { groupSize: current, oversampling },
    table: [],
    mixture: null,
  });
  if (current === null)
    warnings.note('no-group-size', 'No group has a known reward.', 'advice.current.groupSize');
  if (mixture === null || filtered) return unknown(null);
  const { groupSize, candidates } = recommendedGroupSize(mixture);
  const rows = candidates.map((row) => ({
    groupSize: row.groupSize,
    live: row.live,
    oversampling: finite(row.oversampling),
    rolloutsPerLiveGroup: finite(row.rolloutsPerLiveGroup),
    bitsPerRollout: row.bitsPerRollout,
  }));
  const chosen = finite(groupSize);
  if (chosen === null)
    warnings.alarm(
      'no-advice',
      'No group in this log has both outcomes, so no group size can be recommended: first change the prompts (easier ones if all failed, harder ones if all were solved).',
      ...ADVICE.filter((field) => field !== 'advice.mixture'),
      'advice.mixture.a',
      'advice.mixture.b',
    );
  return {
    groupSize: chosen,
    oversampling: chosen === null ? null : finite(oversamplingFactor(mixture, chosen)),
    current: {
      groupSize: current,
      oversampling:
        current === null ? null : finite(oversamplingFactor(mixture, sizeForFitting(current))),
    },
    table: chosen === null ? [] : rows,
    mixture: {
      a: finite(mixture.a),
      b: finite(mixture.b),
      zero: mixture.zero,
      one: mixture.one,
      method: mixture.method,
    },
  };
}

/** No dead group where the spread of pass rates makes several likely: they were filtered out. */
export function survivorBias(
  groups: Groups,
  tally: Tally,
  mixture: PassRateMixture | null,
  warnings: Warnings,
): boolean {
  if (mixture === null || tally.solved + tally.failed > 0 || tally.judged < 20) return false;
  let expected = 0;
  for (const [size, number] of Object.entries(sizesOf(groups)))
    if (Number(size) >= 2)
      expected += number * degenerateShare(mixture, sizeForFitting(Number(size)));
  if (!(expected >= 3)) return false;
  warnings.alarm(
    'survivor-bias',
    `Not one of ${formatPlural(tally.judged, 'group')} is all solved or all failed, where about ${expected.toFixed(0)} would be by chance: most likely the trainer dropped such groups before it wrote this log (dynamic sampling). How much was wasted and how much to oversample cannot be told from this log, and bits and pass rates are those of the survivors. Log the groups before the filter, or read the trainer's own counters.`,
    ...WASTE,
    ...ADVICE,
  );
  return true;
}
