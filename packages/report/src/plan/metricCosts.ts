import type { Table } from '@bits-per-sample/core';
import { type LoggedSeries, loggedColumns } from '../now/loggedColumns.ts';
import { lengthUnit } from '../now/metricWords.ts';
import { type QuarterMeans, quarterMeans } from '../trials/quarterMeans.ts';
import type { LoggedCosts } from './loggedShape.ts';
import { plainSeries } from './plainSeries.ts';

/** Names under which trainers log the mean tokens of a prompt. */
const PROMPT = ['prompt_length/mean'];

/** What means per step say of costs; each step counts once, however many rollouts it had. */
export function metricCosts(
  tables: readonly Table[],
  missing: Readonly<Record<string, number>>,
): LoggedCosts {
  const columns = loggedColumns(tables, missing);
  const length = columns.of('length');
  const [live, dead] = [columns.of('live'), columns.of('dead')];
  const whole = length === undefined || lengthUnit(length.key) !== 'tokens' ? undefined : length;
  return {
    promptTokens: quarterMeans(plainSeries(tables, PROMPT)),
    completionTokens: quarters(whole),
    live: live !== undefined ? quarters(live) : complement(quarters(dead)),
    passRate: null,
    rolloutsPerStep: null,
    means: true,
    steps: columns.steps.length,
    severalRuns: false,
  };
}

const quarters = (series: LoggedSeries | undefined): QuarterMeans | null =>
  series === undefined
    ? null
    : quarterMeans({ step: series.steps, sum: series.values, count: series.values.map(() => 1) });

const complement = (share: QuarterMeans | null): QuarterMeans | null =>
  share && { first: share.first === null ? null : 1 - share.first, last: 1 - share.last };
