import type { Table } from '@bits-per-sample/core';
import type { CauseFacts } from '../causes/causeFacts.ts';
import { causesOf } from '../causes/causesOf.ts';
import { followTrends } from '../now/followTrends.ts';
import type { ReportNow } from '../now/reportNow.ts';
import { runSteps } from '../now/stepSums.ts';
import type { ReportSource } from '../trials/reportSource.ts';
import { takeRows } from '../trials/takeRows.ts';
import { hasSeveralRuns } from './hasSeveralRuns.ts';
import type { NowHeadline } from './reportShape.ts';
import { type Judging, type RolloutNumbers, rolloutNumbers } from './rolloutNumbers.ts';
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
  const { groups } = whole;
  const run = runSteps(groups);
  const { steps } = run;
  const known = { from: steps.at(0) ?? null, to: steps.at(-1) ?? null, steps: steps.length };
  const still = { ...known, groups: groups.size, wholeRun: true, headline: null };
  const all = causeFacts(table, whole, judging.level);
  if (steps.length < 2 || hasSeveralRuns(table))
    return { ...still, trends: [], causes: causesOf({ now: all }) };
  const { trends, from } = followTrends(table, {
    groups,
    prompts: whole.prompts,
    run,
    neverRight: judging.neverRight !== undefined,
    variety: showsVariety(judging, whole),
  });
  const rows = Int32Array.from(groups.step.keys()).filter((i) => run.at[i]! >= from);
  if (rows.length >= NEARLY_ALL * groups.size)
    return { ...still, trends, causes: causesOf({ now: all }) };
  const window = takeRows(table, rows);
  const unsampled = { ...source, confident: undefined };
  const numbers = rolloutNumbers(unsampled, window, judging, new Warnings());
  return {
    from: steps[from]!,
    to: known.to,
    steps: steps.length - from,
    groups: rows.length,
    wholeRun: false,
    headline: numbers.headline,
    trends,
    causes: causesOf({
      now: causeFacts(window, numbers, judging.level),
      whole: all,
      told: new Set(trends.flatMap(({ metric, state }) => (state === 'active' ? [metric] : []))),
    }),
  };
}

/** Whether the log holds what shows how different answers are: entropy, texts or answers. */
const showsVariety = ({ said }: Judging, { sample: { fields } }: RolloutNumbers): boolean =>
  said.means.some(({ role }) => role === 'entropy') ||
  fields.has('text_hash') ||
  fields.has('answer_hash');

/** What causes are told from. */
const causeFacts = (table: Table, numbers: RolloutNumbers, level: number): CauseFacts => ({
  table,
  groups: numbers.groups,
  prompts: numbers.prompts,
  parts: numbers.headline.parts,
  cut: numbers.cut,
  sample: numbers.sample,
  level,
});
