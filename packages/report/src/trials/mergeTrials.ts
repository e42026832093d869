import { type Column, isDictionary, summarise, type Table } from '@bits-per-sample/core';
import { hasRepeats } from './hasRepeats.ts';
import { KEYS, sumSpec } from './sumSpec.ts';

/** Keys that say something about a group: where one varies within a group it is dropped. */
const LABELS = ['category', 'prompt'] as const;

/**
 * Merges rows of sums, e.g. those of several files: a group that runs on in the next file is
 * one group.
 *
 * @param parts sums of `summariseTrials`.
 * @returns one table of sums.
 *
 * @example
 * ```ts
 * const trials = { rowCount: 1, columns: { group: dictionary(['a']), reward: Float64Array.of(1) } };
 * const { groups } = await summariseTrials([trials]);
 * (await mergeTrials([groups, groups])).columns.reward_n; // => Float64Array.of(2)
 * ```
 */
export async function mergeTrials(parts: readonly Table[]): Promise<Table> {
  const filled = parts.filter(({ rowCount }) => rowCount > 0);
  if (filled.length === 0) return { rowCount: 0, columns: {} };
  return filled.length === 1 ? filled[0]! : mergeRows(...filled);
}

/** Merges rows of sums that are of one group, in one table or several. */
export async function mergeRows(...parts: readonly Table[]): Promise<Table> {
  const names = new Set(parts.flatMap(({ columns }) => Object.keys(columns)));
  return withoutSplit(await summarise(parts, sumSpec(names)));
}

/**
 * A label that varies within a group (a category per rollout, prompts that share an id) must not
 * split the group: then it is dropped.
 */
export async function withoutSplit(groups: Table): Promise<Table> {
  const splitting = splittingLabels(groups);
  if (splitting.length === 0) return groups;
  const names = new Set(
    Object.keys(groups.columns).filter((name) => !splitting.some((label) => label === name)),
  );
  return summarise(groups, sumSpec(names));
}

/** Labels in which rows of the same run, step, group and kind differ. */
function splittingLabels({ columns, rowCount }: Table): string[] {
  const labels = LABELS.filter((label) => columns[label] !== undefined);
  if (labels.length === 0) return [];
  const keys = new Float64Array(rowCount);
  for (const name of KEYS) {
    const column = columns[name];
    if (column === undefined || LABELS.some((label) => label === name)) continue;
    // below 2^53 as long as distinct runs × steps × groups × kinds are: 10^15
    if (isDictionary(column)) {
      const base = column.values.length + 1;
      for (let i = 0; i < rowCount; i++) keys[i] = keys[i]! * base + column.codes[i]! + 1;
      continue;
    }
    const codes = new Map<number, number>();
    const cells = new Int32Array(rowCount);
    let [last, code] = [Number.NaN, -1];
    for (let i = 0; i < rowCount; i++) {
      const value = column[i]!;
      if (value !== last || code < 0) {
        code = codes.get(value) ?? codes.size;
        codes.set(value, code);
        last = value;
      }
      cells[i] = code;
    }
    for (let i = 0; i < rowCount; i++) keys[i] = keys[i]! * codes.size + cells[i]!;
  }
  if (!hasRepeats(keys)) return [];
  const first = new Map<number, number>();
  const splitting = new Set<string>();
  for (let i = 0; i < rowCount; i++) {
    const other = first.get(keys[i]!);
    if (other === undefined) first.set(keys[i]!, i);
    else
      for (const label of labels)
        if (labelAt(columns[label]!, i) !== labelAt(columns[label]!, other)) splitting.add(label);
  }
  return [...splitting];
}

const labelAt = (column: Column, i: number): number =>
  isDictionary(column) ? column.codes[i]! : column[i]!;
