import type { Dictionary, Table } from '@bits-per-sample/core';
import type { Groups } from '../trials/readGroups.ts';
import { byUrgency } from './byUrgency.ts';
import { currentSteps } from './currentSteps.ts';
import { findTrends } from './findTrends.ts';
import { headlines } from './headlines.ts';
import type { LoggedColumns } from './loggedColumns.ts';
import { metricJumps } from './metricJumps.ts';
import type { NowFinding } from './nowFinding.ts';
import { samePrompts } from './samePrompts.ts';
import { sayLeap } from './sayLeap.ts';
import { sayTrend } from './sayTrend.ts';
import type { RunSteps } from './stepSums.ts';
import type { Trend } from './trend.ts';

/** The groups of a run, read. */
export interface FollowedRun {
  readonly groups: Groups;
  /** Prompt of each group; undefined when they cannot be told apart. */
  readonly prompts: Dictionary | undefined;
  readonly run: RunSteps;
  /** The part that says what is right never was: then the summed reward is followed. */
  readonly neverRight: boolean;
  /** Metrics that were logged beside the rollouts. */
  readonly columns: LoggedColumns;
  /** What the log holds that could show lost variety. */
  readonly variety: boolean;
}

/** What changed over the steps of a run, in words, and the position at which its current window begins. */
export function followTrends(
  table: Table,
  { groups, prompts, run, neverRight, columns, variety }: FollowedRun,
): { readonly trends: NowFinding[]; readonly from: number } {
  const h = headlines(table, groups, { run, neverRight });
  const { trends, leap } = findTrends(h, { table, groups }, samePrompts(run, prompts));
  const oneSize = groups.attempts.every((n) => !(n >= 2) || n === h.groupSize);
  const facts = { ...h, columns, oneSize, variety };
  const said: NowFinding[] = [
    ...trends.map((trend) => sayTrend(trend, facts)),
    ...(leap === null ? [] : [sayLeap(leap, h)]),
    ...metricJumps(columns, trends.some(isFall)),
  ];
  return { trends: said.sort(byUrgency), from: currentSteps(h, trends) };
}

const isFall = ({ code, change: { worse } }: Trend): boolean =>
  worse.active && /^(?:polarised|failing|fall|reward-fall)$/.test(code);
