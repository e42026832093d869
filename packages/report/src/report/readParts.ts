import type { Table } from '@bits-per-sample/core';
import { numberAt } from '../trials/numberAt.ts';
import { isLivePart } from './isLivePart.ts';

/** One reward function of several. */
export interface ReportPart {
  /** Its name in the log. */
  readonly name: string;
  /** Rollouts that it scored. */
  readonly rollouts: number;
  /** Mean over rollouts, without its weight. */
  readonly mean: number;
  /** Least value. */
  readonly min: number;
  /** Greatest value. */
  readonly max: number;
  /** Groups of two or more in which it differs. */
  readonly liveGroups: number;
}

const PART = /^part:(.*)_sum$/s;

/** The parts of the reward, over all groups. */
export const readParts = (table: Table): ReportPart[] =>
  Object.keys(table.columns).flatMap((column) => {
    const name = PART.exec(column)?.[1];
    return name === undefined ? [] : (partOf(table, name) ?? []);
  });

function partOf(table: Table, name: string): ReportPart | undefined {
  let [rollouts, total, liveGroups] = [0, 0, 0];
  let [min, max] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = 0; i < table.rowCount; i++) {
    const n = numberAt(table, `part:${name}_n`, i);
    if (!(n > 0)) continue;
    rollouts += n;
    total += numberAt(table, `part:${name}_sum`, i);
    min = Math.min(min, numberAt(table, `part:${name}_min`, i));
    max = Math.max(max, numberAt(table, `part:${name}_max`, i));
    if (isLivePart(table, name, i)) liveGroups++;
  }
  return rollouts === 0
    ? undefined
    : { name, rollouts, mean: total / rollouts, min, max, liveGroups };
}
