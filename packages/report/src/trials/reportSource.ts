import type { Table } from '@bits-per-sample/core';
import type { PromptIdentity } from '@bits-per-sample/logs';
import type { ConfidentSamples } from './confidentSamples.ts';
import type { RolloutSample } from './rolloutSample.ts';

/** What was read, and what was lost on the way. */
export interface ReportInput {
  /** Names of the files, in the order read. */
  readonly files: readonly string[];
  /** Format of the log, e.g. `'verl-rollouts'`; several are joined by `+`. */
  readonly format: string;
  /** Rollouts one by one, sums per group, means per logged step, or scored examples. */
  readonly kind: 'rollouts' | 'counts' | 'metrics' | 'examples';
  /** How rollouts were put into groups. */
  readonly grouping: string;
  /** The same in words: which columns. */
  readonly groupingDetail: string;
  /** Rows read. */
  readonly rows: number;
  /** Rows that could not be read. */
  readonly skipped: number;
  /** Rollouts without a reward, errors among them. Never counted as failures. */
  readonly missing: number;
  /** Missing values by column. */
  readonly missingByColumn: Readonly<Record<string, number>>;
  /** Values that were text and were read as numbers. */
  readonly coerced: number;
  /** Rows that repeated an earlier rollout and were dropped. */
  readonly duplicates: number;
  /** Values that were NaN or infinite. */
  readonly nonFinite: number;
}

/** Something that reading brought up. */
export interface ReportNote {
  readonly code: string;
  readonly message: string;
  /** How loudly it is told. Default `'note'`. */
  readonly severity?: 'alarm' | 'note';
}

/** What a report is made of. */
export interface ReportSource {
  /** Rows of sums, one per (run, step, group): what `summariseTrials` returns. */
  readonly groups: Table;
  /** What was read. */
  readonly input: ReportInput;
  /** Distinct rewards of the log, ascending; null when there are many. */
  readonly rewardValues: readonly number[] | null;
  /** Rewards that are missing because the rollout ended in an error. */
  readonly errors?: number;
  /** Missing rewards that were asked to count as failures. */
  readonly filled?: number;
  /** Values of success that are neither 0 nor 1: left out, or the whole column when they are many. */
  readonly oddSuccesses?: number;
  /** Metrics logs: one table of numeric columns per file. */
  readonly metrics?: readonly Table[];
  /** Scored examples: sums per example and step. */
  readonly examples?: Table | undefined;
  /** Notes of the readers. */
  readonly notes?: readonly ReportNote[];
  /** How prompts are told apart. Default: by the column `prompt`, else by the group. */
  readonly prompts?: PromptIdentity;
  /** What the log says of prompts, one row each; as `promptTable` of the account of a log has it. */
  readonly promptTable?: Table | undefined;
  /** Samples of the rollouts whose answers have a log-probability; undefined when none has. */
  readonly confident?: ConfidentSamples | undefined;
  /** A sample of whole groups, for what sums do not tell; undefined where sums tell all. */
  readonly sample?: RolloutSample | undefined;
}
