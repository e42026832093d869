import { DomainError, isDictionary, type Table } from '@bits-per-sample/core';
import type { Log, LogSummary, PromptIdentity } from '@bits-per-sample/logs';

/** More distinct rewards than this are not listed. */
const MOST_VALUES = 64;

/** A table of trials or of sums as a log that has been recognised. */
export function tableLog(fn: string, table: Table, format: string): Log {
  const { columns } = table;
  const counts = columns.reward_n !== undefined;
  if (columns.group === undefined || (columns.reward === undefined && !counts))
    throw new DomainError(
      fn,
      'source',
      'a table with the columns group and reward, or group and sums of reward (reward_n, …)',
      Object.keys(columns).join(', '),
    );
  const summary: LogSummary = {
    format,
    rows: table.rowCount,
    skipped: 0,
    missing: {},
    coerced: 0,
    duplicates: 0,
    nonFinite: 0,
    grouping: { method: 'explicit id', detail: 'group' },
    prompts: promptsOf(table),
    rewardValues: counts ? null : valuesOf(table),
    notes: [],
  };
  return {
    format,
    kind: counts ? 'counts' : 'rollouts',
    tables: oneTable(table),
    summary: () => summary,
  };
}

async function* oneTable(table: Table): AsyncGenerator<Table> {
  yield table;
}

/** A table without prompts may still name them by their groups, unless those are numbers within a step. */
function promptsOf({ columns }: Table): PromptIdentity {
  const { group, prompt, step } = columns;
  const numbered =
    group === undefined || !isDictionary(group) || group.values.every((text) => /^\d+$/.test(text));
  if (prompt !== undefined) return { method: 'explicit id', detail: 'prompt', numbered };
  const steps = step === undefined ? 1 : new Set(isDictionary(step) ? step.codes : step).size;
  return numbered && steps > 1
    ? { method: 'unknown', detail: 'groups are numbered within the step', numbered }
    : { method: 'group', detail: 'group', numbered };
}

function valuesOf({ columns }: Table): number[] | null {
  const { reward } = columns;
  const seen = new Set<number>();
  if (reward === undefined || isDictionary(reward)) return null;
  for (const x of reward) {
    if (!Number.isNaN(x)) seen.add(x);
    if (seen.size > MOST_VALUES) return null;
  }
  return [...seen].sort((a, b) => a - b);
}
