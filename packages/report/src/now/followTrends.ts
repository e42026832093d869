import type { Dictionary, Table } from '@bits-per-sample/core';
import type { Groups } from '../trials/readGroups.ts';
import { byUrgency } from './byUrgency.ts';
import { asOfWindow } from './change.ts';
import { currentSteps } from './currentSteps.ts';
import { findTrends } from './findTrends.ts';
import { headlines } from './headlines.ts';
import { judgeFall } from './judgeFall.ts';
import type { NowFinding } from './nowFinding.ts';
import { type SamePrompts, samePrompts } from './samePrompts.ts';
import { sayLeap } from './sayLeap.ts';
import { sayTrend } from './sayTrend.ts';
import type { RunSteps } from './stepSums.ts';
import type { Trend } from './trend.ts';
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
  const same = samePrompts(run, prompts);
  const { trends, leap } = findTrends(h, { table, groups }, same);
  const from = currentSteps(h, trends);
  const oneSize = groups.attempts.every((n) => !(n >= 2) || n === h.groupSize);
  const facts = { ...h, oneSize, variety };
  const said: NowFinding[] = [
    ...trends.map((trend) => sayTrend(asOfPage(trend, from, { same, run }), facts)),
    ...(leap === null ? [] : [sayLeap(leap, h)]),
  ];
  return { trends: said.sort(byUrgency), from };
}

/** A trend whose numbers now are those of the window, so that the page says one thing. */
function asOfPage(
  trend: Trend,
  from: number,
  { same, run }: { readonly same: SamePrompts; readonly run: RunSteps },
): Trend {
  const change = asOfWindow(trend.change, from);
  const { judged } = trend;
  if (change === trend.change || judged === undefined) return { ...trend, change };
  const { rateOf } = judged;
  const again = judgeFall(change, same, { rateOf, steps: run.steps.length, from });
  return {
    ...trend,
    change,
    judged: again.verdict === judged.verdict ? { ...again, gone: judged.gone } : judged,
  };
}
