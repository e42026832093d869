import type { Table } from '@bits-per-sample/core';
import { numberAt } from '../trials/numberAt.ts';

/** How much of a part a group was paid, from 0, its least, to 1, its greatest. */
export function partPaid(table: Table, part: string): (i: number) => number {
  const at = (field: string, i: number): number => numberAt(table, `part:${part}_${field}`, i);
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = 0; i < table.rowCount; i++) {
    if (!(at('n', i) > 0)) continue;
    low = Math.min(low, at('min', i));
    high = Math.max(high, at('max', i));
  }
  return (i) =>
    at('n', i) > 0 && high > low ? (at('sum', i) / at('n', i) - low) / (high - low) : Number.NaN;
}
