import { loggedColumns } from '../now/loggedColumns.ts';
import { metricsBeside } from '../now/metricsBeside.ts';
import type { NowFinding } from '../now/nowFinding.ts';
import type { RunSteps } from '../now/stepSums.ts';
import type { TrendMemory } from '../now/trendMemory.ts';
import { promptsOf } from '../trials/promptsOf.ts';
import { readGroups } from '../trials/readGroups.ts';
import type { ReportSource } from '../trials/reportSource.ts';
import type { BuildOptions } from './buildOptions.ts';
import { ofOneKind } from './ofOneKind.ts';
import { rightnessOf } from './rightnessOf.ts';
import { runTrends } from './runTrends.ts';
import { showsVariety } from './showsVariety.ts';
import { Warnings } from './warnings.ts';

/**
 * The trends of the report of a run of rollouts or counts, and its steps, without the rest of it,
 * which costs far more.
 *
 * @param source what was read.
 * @param options how the report is made.
 * @param memory what is kept from look to look.
 */
export function sourceTrends(
  source: ReportSource,
  { rule, kind }: BuildOptions,
  memory: TrendMemory,
): { readonly run: RunSteps; readonly trends: readonly NowFinding[] } {
  const table = ofOneKind(source.groups, kind, new Warnings());
  const right = rightnessOf(source, table, rule);
  const groups = readGroups(table, { ...right, rewardValues: source.rewardValues });
  const columns = loggedColumns(source.metrics ?? [], source.input.missingByColumn);
  const { run, trends } = runTrends(table, {
    groups,
    prompts: promptsOf(source, table),
    neverRight: right.neverRight !== undefined,
    variety: showsVariety(source, columns),
    memory,
  });
  return { run, trends: metricsBeside(trends, columns) };
}
