import { DomainError, dictionary, isDictionary, type Table } from '@bits-per-sample/core';
import { neverPaidPart } from '../causes/neverPaid.ts';
import { loggedColumns } from '../now/loggedColumns.ts';
import { metricsBeside } from '../now/metricsBeside.ts';
import { metricTrends } from '../now/metricTrends.ts';
import type { NowFinding } from '../now/nowFinding.ts';
import { readGroups } from '../trials/readGroups.ts';
import { runTrends } from './runTrends.ts';
import { showsVariety } from './showsVariety.ts';

/**
 * What changed over the steps of one run, as `report(table).now.trends` says it and at a fraction of
 * its cost: for a dashboard that looks after every step.
 *
 * @param table sums of groups, one row each, as of rollouts of training alone (`group`, `step`,
 *   `reward_n`, …; prompts by `prompt`), or means per step as a trainer logs them.
 * @param options `metrics`: means per step beside the rollouts.
 * @returns the findings, alarms first; none of a single step.
 * @throws {DomainError} a table without steps.
 *
 * @example
 * ```ts
 * trendsOf({ rowCount: 2, columns: { step: Float64Array.of(1, 2), reward: Float64Array.of(0, 1) } });
 * // => []
 * ```
 */
export function trendsOf(
  table: Table,
  { metrics }: { readonly metrics?: Table } = {},
): readonly NowFinding[] {
  const { step, prompt } = table?.columns ?? {};
  if (step === undefined || isDictionary(step))
    throw new DomainError('trendsOf', 'table', 'a table with the numbers of steps', step);
  if (table.columns.reward_n === undefined) return metricTrends(loggedColumns([table]));
  const never = neverPaidPart(table);
  const groups = readGroups(table, { rewardValues: null, neverRight: never });
  const prompts =
    prompt === undefined || isDictionary(prompt)
      ? prompt
      : dictionary(Array.from(prompt, (x) => (Number.isNaN(x) ? null : String(x))));
  const columns = loggedColumns(metrics === undefined ? [] : [metrics]);
  const variety = showsVariety({}, columns);
  const known = { groups, prompts, neverRight: never !== undefined, variety };
  return metricsBeside(runTrends(table, known).trends, columns);
}
