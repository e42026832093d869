import type { Table } from '@bits-per-sample/core';
import type { CauseFacts } from '../causes/causeFacts.ts';
import { causesOf } from '../causes/causesOf.ts';
import type { LoggedColumns } from '../now/loggedColumns.ts';
import type { ReportNow } from '../now/reportNow.ts';
import type { ReportSource } from '../trials/reportSource.ts';
import { rowsWhere } from '../trials/rowsWhere.ts';
import { takeRows } from '../trials/takeRows.ts';
import type { NowHeadline } from './reportShape.ts';
import { type Judging, type RolloutNumbers, rolloutNumbers } from './rolloutNumbers.ts';
import { runTrends } from './runTrends.ts';
import { showsVariety } from './showsVariety.ts';
import { Warnings } from './warnings.ts';

/** A window with this share of the groups is the whole run. */
const NEARLY_ALL = 0.8;

/**
 * What a run does now: the last steps that do not differ beyond chance, their numbers beside those
 * of the whole run, and what changed since when.
 *
 * @param source what was read.
 * @param table its groups, of one kind.
 * @param run how they are judged, the numbers of all of them, and the metrics beside them.
 */
export function readNow(
  source: ReportSource,
  table: Table,
  {
    judging,
    whole,
    columns,
  }: {
    readonly judging: Judging;
    readonly whole: RolloutNumbers;
    readonly columns: LoggedColumns;
  },
): ReportNow<NowHeadline> {
  const { groups, prompts } = whole;
  const neverRight = judging.neverRight !== undefined;
  const variety = showsVariety(source, columns);
  const { run, trends, from } = runTrends(table, { groups, prompts, neverRight, variety });
  const { steps } = run;
  const known = { from: steps.at(0) ?? null, to: steps.at(-1) ?? null, steps: steps.length };
  const still = { ...known, groups: groups.size, wholeRun: true, headline: null };
  const { promptTable } = source;
  const all = causeFacts(table, { ...whole, promptTable }, judging.level);
  if (from === null) return { ...still, trends, causes: causesOf({ now: all }) };
  const rows = rowsWhere(groups.size, (i) => run.at[i]! >= from);
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
      now: causeFacts(window, { ...numbers, promptTable }, judging.level),
      whole: all,
      told: new Set(trends.flatMap(({ metric, state }) => (state === 'active' ? [metric] : []))),
    }),
  };
}

/** What causes are told from. */
const causeFacts = (
  table: Table,
  numbers: RolloutNumbers & Pick<ReportSource, 'promptTable'>,
  level: number,
): CauseFacts => ({
  table,
  groups: numbers.groups,
  prompts: numbers.prompts,
  promptTable: numbers.promptTable,
  parts: numbers.headline.parts,
  cut: numbers.cut,
  sample: numbers.sample,
  level,
});
