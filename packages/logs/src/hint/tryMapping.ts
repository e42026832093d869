import { isDictionary, type Table } from '@bits-per-sample/core';
import { mappedCounts } from '../formats/mappedCounts.ts';
import { mappedRollouts } from '../formats/mappedRollouts.ts';
import type { ColumnMapping } from '../log/columnMapping.ts';
import type { LogHead } from '../rows/logHead.ts';
import { LogTally } from '../rows/logTally.ts';
import { type RowTask, tablesOf } from '../rows/rowStream.ts';

/** What came of reading the head of a log by a mapping. */
export interface Trial {
  /** Share of the rows, and of what was made of them, that has a reward. */
  readonly used: number;
  /** Rewards. */
  readonly rewards: number;
  /** Groups. */
  readonly groups: number;
  /** Share of the rewards that stand in groups of two and more. */
  readonly inGroups: number;
  /** Groups in which rewards differ. */
  readonly live: number;
  /** Whether every reward is 0 or 1. */
  readonly binary: boolean;
}

/** A head, and what a reader knows beside it. */
export interface TriedLog {
  readonly head: LogHead;
  readonly name: string;
  readonly single: boolean;
}

/**
 * Reads the head of a log by a mapping, with the reader that would read the log: a suggestion that
 * does not work is worse than none.
 *
 * @returns what came of it; undefined when the mapping is refused.
 */
export async function tryMapping(
  { head, name, single }: TriedLog,
  mapping: ColumnMapping,
): Promise<Trial | undefined> {
  const tally = new LogTally();
  await tally.loadWords();
  tally.successWord = mapping.successWord;
  tally.head = head.rows;
  const format = mapping.successes === undefined ? mappedRollouts : mappedCounts;
  const context = { tally, mapping, name, nameStep: undefined };
  const groups = new Map<string, Group>();
  try {
    const reader = format.open({ ...context, first: head.first, head: head.rows, single });
    const read = { kind: format.kind, reader } as RowTask['format'];
    const rows = { batches: [head.rows], decode: (row: unknown) => row };
    for await (const table of tablesOf(rows, { ...context, format: read, head, batchRows: 8192 }))
      count(table, groups);
  } catch {
    return undefined;
  }
  const all = [...groups.values()];
  const total = (of: (group: Group) => number) => all.reduce((sum, group) => sum + of(group), 0);
  const known = total(({ rewards }) => rewards);
  return {
    used: known / Math.max(1, known + total(({ missing }) => missing) + tally.skipped - head.ahead),
    rewards: known,
    groups: groups.size,
    inGroups: total(({ rewards }) => (rewards > 1 ? rewards : 0)) / Math.max(1, known),
    live: all.filter(({ low, high }) => high > low).length,
    binary: all.every(({ binary }) => binary),
  };
}

interface Group {
  rewards: number;
  missing: number;
  low: number;
  high: number;
  binary: boolean;
}

function count({ rowCount, columns }: Table, groups: Map<string, Group>): void {
  const { group, step, reward, reward_n: n, reward_sum: sum } = columns;
  const numbers = (column: Table['columns'][string] | undefined) =>
    column !== undefined && !isDictionary(column) ? column : undefined;
  for (let i = 0; i < rowCount; i++) {
    const name = group !== undefined && isDictionary(group) ? group.codes[i] : i;
    const label = group !== undefined && isDictionary(group) ? group.values[name!] : i;
    const key = `${numbers(step)?.[i] ?? ''}|${label}`;
    const known = groups.get(key) ?? {
      rewards: 0,
      missing: 0,
      low: Number.POSITIVE_INFINITY,
      high: Number.NEGATIVE_INFINITY,
      binary: true,
    };
    groups.set(key, known);
    const attempts = numbers(n)?.[i];
    if (attempts !== undefined) {
      const successes = numbers(sum)?.[i] ?? 0;
      known.rewards += attempts;
      if (successes < attempts) known.low = 0;
      if (successes > 0) known.high = 1;
      continue;
    }
    const value = numbers(reward)?.[i] ?? Number.NaN;
    if (Number.isNaN(value)) known.missing++;
    else {
      known.rewards++;
      known.low = Math.min(known.low, value);
      known.high = Math.max(known.high, value);
      known.binary &&= value === 0 || value === 1;
    }
  }
}
