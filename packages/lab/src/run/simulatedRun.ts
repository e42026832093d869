import type { RunFault } from './runKind.ts';
import type { RunMetric } from './runPlan.ts';

/** Groups of a simulated run, in the order of the log; each column has one entry per group. */
export interface SimulatedGroups {
  /** Step of each group. */
  readonly step: Float64Array;
  /** Prompt of each group. */
  readonly prompt: Float64Array;
  /** 1: an evaluation, which nothing is learned from. */
  readonly evaluation: Uint8Array;
  /** Rollouts with a reward. */
  readonly attempts: Float64Array;
  /** Paid answers among them. */
  readonly successes: Float64Array;
  /** Rollouts without a reward. */
  readonly missing: Float64Array;
  /** Tokens of all rollouts. */
  readonly tokens: Float64Array;
  /** Answers that were cut off. */
  readonly cut: Float64Array;
  /** Rollouts whose format was paid. */
  readonly format: Float64Array;
  /** Rollouts whose answer and format were paid. */
  readonly both: Float64Array;
}

/** A simulated run: what a log would hold, and what is wrong with it. */
export interface SimulatedRun {
  /** Name of its kind. */
  readonly kind: string;
  /** Number of steps, 0 … steps − 1; some may have no groups. */
  readonly steps: number;
  /** Its groups, in the order of the log. */
  readonly groups: SimulatedGroups;
  /** Metrics of each step; shape [steps]. */
  readonly metrics: Readonly<Record<RunMetric | 'reward', Float64Array>>;
  /** What a paid format is worth at each step; null without that part. */
  readonly formatWorth: Float64Array | null;
  /** Number of categories; prompt i belongs to i mod categories. 0: none. */
  readonly categories: number;
  /** What is wrong; null in a healthy run. */
  readonly fault: RunFault | null;
}
