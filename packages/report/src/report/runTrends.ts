import type { Table } from '@bits-per-sample/core';
import { type FollowedRun, followTrends } from '../now/followTrends.ts';
import type { NowFinding } from '../now/nowFinding.ts';
import { type RunSteps, runSteps } from '../now/stepSums.ts';
import { hasSeveralRuns } from './hasSeveralRuns.ts';

/** What changed over the steps of a run. */
export interface RunTrends {
  readonly run: RunSteps;
  readonly trends: readonly NowFinding[];
  /** Position at which its current window begins; null where nothing can be followed. */
  readonly from: number | null;
}

/** What changed over the steps of a run; nothing of one step, nor of several runs together. */
export function runTrends(table: Table, read: Omit<FollowedRun, 'run'>): RunTrends {
  const run = runSteps(read.groups);
  return run.steps.length < 2 || hasSeveralRuns(table)
    ? { run, trends: [], from: null }
    : { run, ...followTrends(table, { ...read, run }) };
}
