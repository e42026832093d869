import type { Table } from '@bits-per-sample/core';
import { isRightPart } from '../trials/isRightPart.ts';
import { numberAt } from '../trials/numberAt.ts';
import { partNames, type ReportPart } from './readParts.ts';

/** From here on that a part never paid says something of it: at most 3 % of the rollouts then. */
const ENOUGH = 100;

type PartRange = Pick<ReportPart, 'name' | 'rollouts' | 'min' | 'max'>;

const isNeverPaid = ({ name, rollouts, min, max }: PartRange): boolean =>
  isRightPart(name) && rollouts >= ENOUGH && min === max && max <= 0;

/** The part that would say that an answer is right, and is 0 in every rollout, or the same below it; else undefined. */
export const neverPaid = (parts: readonly ReportPart[]): ReportPart | undefined =>
  parts.find(isNeverPaid);

/** The name of the same part, from the sums of groups alone. */
export const neverPaidPart = (table: Table): string | undefined =>
  partNames(table).find((name) => isNeverPaid(rangeOf(table, name)));

function rangeOf(table: Table, name: string): PartRange {
  let [rollouts, min, max] = [0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = 0; isRightPart(name) && i < table.rowCount; i++) {
    const n = numberAt(table, `part:${name}_n`, i);
    if (!(n > 0)) continue;
    rollouts += n;
    min = Math.min(min, numberAt(table, `part:${name}_min`, i));
    max = Math.max(max, numberAt(table, `part:${name}_max`, i));
    if (max > min) break;
  }
  return { name, rollouts, min, max };
}
