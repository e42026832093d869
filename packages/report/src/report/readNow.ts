import type { Table } from '@bits-per-sample/core';
import { byUrgency } from '../now/byUrgency.ts';
import { currentSteps } from '../now/currentSteps.ts';
import { findTrends } from '../now/findTrends.ts';
import { headlines } from '../now/headlines.ts';
import type { NowFinding } from '../now/nowFinding.ts';
import type { ReportNow } from '../now/reportNow.ts';
import { samePrompts } from '../now/samePrompts.ts';
import { sayLeap, sayTrend } from '../now/sayTrend.ts';
import { runSteps } from '../now/stepSums.ts';
import type { ReportSource } from '../trials/reportSource.ts';
import type { NowHeadline } from './reportShape.ts';
import { type Judging, type RolloutNumbers, rolloutNumbers } from './rolloutNumbers.ts';
import { takeRows } from './takeRows.ts';
import { Warnings } from './warnings.ts';

/** A window with this share of the groups is the whole run. */
const NEARLY_ALL = 0.8;

/**
 * What a run does now: the last steps that do not differ beyond chance, their numbers beside those
 * of the whole run, and what changed since when.
 *
 * @param source what was read.
 * @param table its groups, of one kind.
 * @param run how they are judged, and the numbers of all of them.
 */
export function readNow(
  source: ReportSource,
  table: Table,
  { judging, whole }: { readonly judging: Judging; readonly whole: RolloutNumbers },
): ReportNow<NowHeadline> {
  const { groups, prompts } = whole;
  const run = runSteps(groups);
  const { steps } = run;
  const known = { from: steps.at(0) ?? null, to: steps.at(-1) ?? null, steps: steps.length };
  const still = { ...known, groups: groups.size, wholeRun: true, headline: null };
  if (steps.length < 2 || hasSeveralRuns(table)) return { ...still, trends: [], causes: [] };
  const h = headlines(table, groups, {
    run,
    neverRight: judging.neverRight !== undefined,
  });
  const { trends, leap } = findTrends(h, { table, groups }, samePrompts(run, prompts));
  const facts = {
    ...h,
    oneSize: groups.attempts.every((n) => !(n >= 2) || n === h.groupSize),
    variety: judging.said.means.some(({ role }) => role === 'entropy'),
  };
  const said: NowFinding[] = [
    ...trends.map((trend) => sayTrend(trend, facts)),
    ...(leap === null ? [] : [sayLeap(leap, h)]),
  ].sort(byUrgency);
  const from = currentSteps(h, trends);
  const rows = Int32Array.from(groups.step.keys()).filter((i) => run.at[i]! >= from);
  if (rows.length >= NEARLY_ALL * groups.size) return { ...still, trends: said, causes: [] };
  const { headline } = rolloutNumbers(
    { ...source, confident: undefined },
    takeRows(table, rows),
    judging,
    new Warnings(),
  );
  return {
    from: steps[from]!,
    to: known.to,
    steps: steps.length - from,
    groups: rows.length,
    wholeRun: false,
    headline,
    trends: said,
    causes: [],
  };
}

/** Whether steps of several runs stand under the same numbers. */
function hasSeveralRuns({ columns: { run } }: Table): boolean {
  if (run === undefined || !('codes' in run)) return false;
  return new Set(run.codes).size > 1;
}
