import type { Tally } from '../log/tally.ts';
import { has, type RowObject } from '../rows/rowFormat.ts';

/** A text, or chat messages. */
const isSaid = (value: unknown): boolean => typeof value === 'string' || Array.isArray(value);

/** Whether a row is one of TRL's completions with an advantage. */
export const isTrlRow = (row: RowObject): boolean =>
  has(row, 'step', 'advantage') && isSaid(row.prompt) && isSaid(row.completion);

const isNumber = (value: unknown): boolean =>
  typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean';

/** The columns between completion and advantage that hold numbers, in the first rows. */
export function rewardCandidates(head: readonly RowObject[]): string[] {
  const names = Object.keys(head[0] ?? {});
  return names
    .slice(names.indexOf('completion') + 1, names.indexOf('advantage'))
    .filter(
      (name) =>
        head.some((row) => isNumber(row[name])) &&
        head.every((row) => isNumber(row[name]) || (row[name] ?? null) === null),
    );
}

/** A part of a reward; NaN where the function did not apply, which is no number that went wrong. */
export const partOf = (value: unknown, tally: Tally): number =>
  value === undefined || value === null || Number.isNaN(value) ? Number.NaN : tally.number(value);
