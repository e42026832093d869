import type { Dictionary, Table } from '@bits-per-sample/core';
import type { Groups } from '../trials/readGroups.ts';
import { byUrgency } from './byUrgency.ts';
import { currentSteps } from './currentSteps.ts';
import { findTrends } from './findTrends.ts';
import { headlines } from './headlines.ts';
import type { NowFinding } from './nowFinding.ts';
import { samePrompts } from './samePrompts.ts';
import { sayLeap } from './sayLeap.ts';
import { sayTrend } from './sayTrend.ts';
import type { RunSteps } from './stepSums.ts';
import type { TrendMemory } from './trendMemory.ts';

/** The groups of a run, read. */
export interface FollowedRun {
  readonly groups: Groups;
  /** Prompt of each group; undefined when they cannot be told apart. */
  readonly prompts: Dictionary | undefined;
  readonly run: RunSteps;
  /** The part that says what is right never was: then the summed reward is followed. */
  readonly neverRight: boolean;
  /** What the log holds that could show lost variety. */
  readonly variety: boolean;
  /** What is kept from look to look. */
  readonly memory?: TrendMemory | undefined;
}

/** What changed over the steps of a run, in words, and the position at which its current window begins. */
export function followTrends(
  table: Table,
  { groups, prompts, run, neverRight, variety, memory }: FollowedRun,
): { readonly trends: NowFinding[]; readonly from: number } {
  const h = headlines(table, groups, { run, neverRight, memory });
  const { trends, leap } = findTrends(h, { table, groups }, samePrompts(run, prompts));
  const oneSize = groups.attempts.every((n) => !(n >= 2) || n === h.groupSize);
  const facts = { ...h, oneSize, variety };
  const said: NowFinding[] = [
    ...trends.map((trend) => sayTrend(trend, facts)),
    ...(leap === null ? [] : [sayLeap(leap, h)]),
  ];
  return { trends: said.sort(byUrgency), from: currentSteps(h, trends) };
}
