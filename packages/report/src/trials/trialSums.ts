import type { Table } from '@bits-per-sample/core';
import type { SuccessRule } from '../options/successRule.ts';
import type { ConfidentSamples } from './confidentSamples.ts';
import type { Keep } from './keep.ts';
import type { ReportNote } from './reportSource.ts';
import type { RolloutSample } from './rolloutSample.ts';

/** How trials are folded. */
export interface TrialOptions {
  /** What a success is, when the log does not say so itself. */
  readonly rule?: SuccessRule | undefined;
  /** `'fail'`: a missing reward is 0 and no success. */
  readonly missing?: 'fail' | 'leave' | undefined;
  /** The step of rows that name none, e.g. the place of the file in the run. */
  readonly step?: number | undefined;
  /** Which copy counts of a step that was rolled out again. Default: the last, if the log shows it. */
  readonly keep?: Keep | undefined;
}

/** Rows of sums, and what the fold saw on the way. */
export interface TrialSums {
  /** One row per (run, step, group, prompt, category, kind). */
  readonly groups: Table;
  /** Rollouts that ended in an error: their reward counts as missing. */
  readonly errors: number;
  /** Missing rewards that were asked to count as failures. */
  readonly filled: number;
  /** Values of success that are neither 0 nor 1. */
  readonly oddSuccesses: number;
  /** Rollouts that were left out because the same one had been read before. */
  readonly repeated?: number;
  /** What is to be told of steps that were rolled out again. */
  readonly notes?: readonly ReportNote[];
  /** Samples of the rollouts whose answers have a log-probability; undefined when none has. */
  readonly confident?: ConfidentSamples | undefined;
  /** A sample of whole groups, for what sums do not tell; undefined where sums tell all. */
  readonly sample?: RolloutSample | undefined;
}
