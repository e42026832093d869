import type { Estimate } from '@bits-per-sample/core';
import type { ReportInput } from '../trials/reportSource.ts';
import type { ReportSuccess } from '../trials/reportSuccess.ts';
import type { PassRateBand } from './bands.ts';

/** Something the reader must know, or the reason why a field is null. */
export interface ReportWarning {
  /** Stable name of the finding, e.g. `'survivor-bias'`. */
  readonly code: string;
  /** One or two sentences with the numbers in them. */
  readonly message: string;
  /** `'alarm'` is printed before the numbers, `'note'` after them, `'detail'` in JSON alone. */
  readonly severity: 'alarm' | 'note' | 'detail';
  /** Paths of the fields that are null for this reason, e.g. `['tokens.total']`. */
  readonly fields: readonly string[];
}

/** Groups by what their rewards say. A group is all rollouts of one prompt at one step. */
export interface ReportGroups {
  /** All groups. */
  readonly total: number | null;
  /** Groups whose rollouts differ: only these have a gradient in a group-relative method. */
  readonly live: number | null;
  /** Groups in which every rollout succeeded. */
  readonly solved: number | null;
  /** Groups in which every rollout failed. */
  readonly failed: number | null;
  /** Groups with one known reward: neither live nor dead. */
  readonly singleton: number | null;
  /** Groups without a single known reward. */
  readonly unscored: number | null;
  /** live / (groups of two or more): the share that teaches. */
  readonly liveShare: number | null;
  /** Groups of two or more whose raw rewards are all equal, bit for bit. */
  readonly equalExactly: number | null;
  /** The same up to float noise: max − min ≤ 1e−9·max(1, |mean|). */
  readonly equalWithinTolerance: number | null;
  /** Number of groups by number of known rewards, e.g. `{ "8": 812 }`. */
  readonly sizes: Readonly<Record<string, number>> | null;
}

/** The raw reward, before anything is called a success. */
export interface ReportReward {
  /** Mean over groups of the group's mean reward. */
  readonly mean: number | null;
  /** Least reward. */
  readonly min: number | null;
  /** Greatest reward. */
  readonly max: number | null;
  /** Distinct values, ascending; null when there are more than 64. */
  readonly values: readonly number[] | null;
}

/** Bits per rollout: H of each group's own pass rate, averaged. A ceiling, not a yield. */
export interface ReportBits {
  /** Mean over groups of H(p), with interval. */
  readonly perRollout: Estimate<'bits/rollout'> | null;
  /** Mean over groups of H(k/n): biased low, for comparison with other tools. */
  readonly plugin: number | null;
  /** Jackknife mean: the model-free cross-check. */
  readonly jackknife: number | null;
  /** H of the pooled pass rate: the trap. Not information per rollout. */
  readonly pooled: number | null;
  /**
   * Supervised bits beside them: −log₂ π of the run's own right answers, what one would carry
   * shown as a label. Mean over groups with a right answer whose log-probability is known.
   */
  readonly supervised: Estimate<'bits/sample'> | null;
}

/** Rollouts in groups that teach nothing. */
export interface ReportWaste {
  /** Rollouts in solved or failed groups. */
  readonly rollouts: number | null;
  /** Their share of the rollouts in groups of two or more. */
  readonly share: number | null;
  /** Share lost to solved groups. */
  readonly solvedShare: number | null;
  /** Share lost to failed groups. */
  readonly failedShare: number | null;
}

/** Generated tokens. */
export interface ReportTokens {
  /** All generated tokens in the log. */
  readonly total: number | null;
  /** Those in solved or failed groups. */
  readonly wasted: number | null;
}

/** Groups of k successes in n attempts: the sufficient statistic of everything above. */
export interface CountsCell {
  /** Successes k. */
  readonly successes: number;
  /** Attempts n. */
  readonly attempts: number;
  /** Groups with that k and n. */
  readonly groups: number;
}

/** One bar of the histogram of pass rates. */
export interface PassRateBin {
  /** Short label: `failed`, `.1–.2`, `3/8`, `solved`. */
  readonly label: string;
  /** Lower end of the bin; equal to `to` for a single value. */
  readonly from: number;
  /** Upper end of the bin. */
  readonly to: number;
  /** Groups in the bin. */
  readonly groups: number;
  /** Whether the middle of the bin lies in the Goldilocks zone. */
  readonly zone: boolean;
}

/** The Goldilocks zone: pass rates at which a rollout can carry half a bit or more. */
export interface ReportZone {
  /** Lower end, where H(p) = ½. */
  readonly from: number;
  /** Upper end, where H(p) = ½. */
  readonly to: number;
  /** Groups whose pass rate lies inside. */
  readonly groups: number;
  /** Their share of all groups of two or more. */
  readonly share: number;
  /** Their share of the plug-in bits; 0 when there are none. */
  readonly bitsShare: number;
}

/** What a group size would do, over the fitted mixture of pass rates. */
export interface GroupSizeRow {
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

/** The noise scale of a stretch of steps. */
export interface NoiseScaleStep {
  /** Middle of the stretch. */
  readonly step: number;
  /** tr Σ / |G|² over it. */
  readonly estimate: Estimate<'samples'>;
}

/** How loudly the run teaches: signal and noise, as far as the log tells. */
export interface ReportNoise {
  /** Prompts by band of pass rates, over the fitted mixture; empty when it is unknown. */
  readonly bands: readonly PassRateBand[];
  /** Gradient noise scale over all steps, in samples of the logged batches. */
  readonly noiseScale: Estimate<'samples'> | null;
  /** The same over stretches of steps. */
  readonly overSteps: readonly NoiseScaleStep[];
  /** Samples in the larger of the two batches; null when no norms were named. */
  readonly batch: number | null;
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
  readonly table: readonly GroupSizeRow[];
  /** Distribution of pass rates that the advice rests on. */
  readonly mixture: ReportMixture | null;
}

/** Whether categories differ beyond noise. */
export interface ReportJaggedness {
  /** `'jagged'` when the interval of the spread excludes 0. */
  readonly verdict: 'jagged' | 'not certified' | 'cannot tell';
  /** Standard deviation of the categories' true pass rates; null when it cannot be told. */
  readonly spread: Estimate<'probability'> | null;
  /** Why it cannot be told; empty when it can. */
  readonly reason: string;
}

/** The same counts for one step or one category. */
export interface ReportSlice {
  /** Step number or category name. */
  readonly name: string;
  /** Groups. */
  readonly groups: number;
  /** Rollouts with a known reward. */
  readonly rollouts: number;
  /** Rollouts without one. */
  readonly missing: number;
  /** Live groups. */
  readonly live: number;
  /** Groups whose rewards are all equal. */
  readonly dead: number;
  /** Solved groups; null without a success rule. */
  readonly solved: number | null;
  /** Failed groups; null without a success rule. */
  readonly failed: number | null;
  /** Mean pass rate over groups. */
  readonly passRate: number | null;
  /** Lower end of its 95 % interval. */
  readonly passRateLower: number | null;
  /** Upper end of its 95 % interval. */
  readonly passRateUpper: number | null;
  /** Mean H over groups of two or more (jackknife). */
  readonly bits: number | null;
  /** Rollouts in solved, failed and live groups (in that order). */
  readonly rolloutsBy: {
    /** In solved groups. */
    readonly solved: number;
    /** In failed groups. */
    readonly failed: number;
    /** In live groups. */
    readonly live: number;
  };
}

/** One column of a metrics log. */
export interface MetricSummary {
  /** Name as logged. */
  readonly key: string;
  /** Logged values. */
  readonly n: number;
  /** Their mean. */
  readonly mean: number;
  /** The first. */
  readonly first: number;
  /** The last. */
  readonly last: number;
  /** Share that is exactly 0. */
  readonly zeroShare: number;
}

/** One of the five numbers, as a reader sees it. */
export interface Finding {
  /** Which of the five. */
  readonly name: 'rollouts' | 'live' | 'bits' | 'passRates' | 'groupSize';
  /** The number itself, or that it cannot be told. */
  readonly value: string;
  /** What stands beside it: interval, counts. */
  readonly detail: string;
  /** What it means, in one sentence. */
  readonly meaning: string;
  /** What to change and by how much. */
  readonly change: string;
}

/**
 * Everything a report says, as plain JSON-able data: the terminal page, the HTML, the
 * Markdown and `--json` are four views of one `Report`. What cannot be known is null, and
 * a warning says why.
 */
export interface Report {
  /** Version of this shape. */
  readonly schema: 'bits-per-sample/report/1';
  /** What was read. */
  readonly input: ReportInput;
  /** Rollouts, those without a reward included. */
  readonly rollouts: number | null;
  /** Groups by what they teach. */
  readonly groups: ReportGroups;
  /** The raw reward. */
  readonly reward: ReportReward;
  /** What counted as a success. */
  readonly success: ReportSuccess;
  /** Mean pass rate over groups: prompts weigh equally. */
  readonly passRate: Estimate<'probability'> | null;
  /** Bits per rollout. */
  readonly bits: ReportBits;
  /** Rollouts that taught nothing. */
  readonly wasted: ReportWaste;
  /** Tokens, and those that taught nothing. */
  readonly tokens: ReportTokens;
  /** Histogram of pass rates. */
  readonly histogram: readonly PassRateBin[] | null;
  /** Groups in the Goldilocks zone. */
  readonly zone: ReportZone | null;
  /** What to set. */
  readonly advice: ReportAdvice;
  /** Signal and noise. */
  readonly noise: ReportNoise;
  /** Unbiased pass@k, k = 1, 2, 4, … up to the smallest group. */
  readonly passAtK: readonly { readonly k: number; readonly value: number }[];
  /** Groups by successes and attempts. */
  readonly counts: readonly CountsCell[];
  /** The run step by step. */
  readonly steps: readonly ReportSlice[];
  /** The run by category. */
  readonly categories: readonly ReportSlice[];
  /** Spread of pass rates between categories, beyond noise. */
  readonly jaggedness: ReportJaggedness;
  /** Columns of a metrics log. */
  readonly metrics: readonly MetricSummary[];
  /** The five numbers in words. */
  readonly findings: readonly Finding[];
  /** What the reader must know, and the reasons for every null. */
  readonly warnings: readonly ReportWarning[];
}
