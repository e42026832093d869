import { isDictionary, type Table } from '@bits-per-sample/core';
import type { ColumnPlan, PromptIdentity } from '@bits-per-sample/logs';
import { numberCells } from '../trials/numberCells.ts';

/** Names of groups that are places in a batch as likely as not. */
const NUMBERED = /^(?:block )?\d+$/;

/** How prompts are told apart, by the names of all groups. */
export function promptIdentity(
  { summary: { prompts, grouping } }: ColumnPlan,
  { columns: { group, step, prompt }, rowCount }: Table,
): PromptIdentity {
  const names = group !== undefined && isDictionary(group) ? group.values : [];
  const numbered = names.length > 0 && names.every((name) => NUMBERED.test(name));
  if (prompt !== undefined) return { ...prompts, numbered };
  const stepAt = numberCells(step);
  const steps = new Set<number>();
  for (let i = 0; i < rowCount; i++) if (!Number.isNaN(stepAt(i))) steps.add(stepAt(i));
  return numbered && steps.size > 1
    ? {
        method: 'unknown',
        detail: 'groups are numbered within a step, and nothing else names the prompt',
        numbered,
      }
    : { method: 'group', detail: grouping.detail, numbered };
}
