import { isDictionary, type Table } from '@bits-per-sample/core';

/** The least and the greatest value of a part of the reward. */
export function partRange(table: Table, part: string): [low: number, high: number] {
  const [n, min, max] = ['n', 'min', 'max'].map((field) => columnOf(table, part, field));
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = 0; i < table.rowCount; i++) {
    if (!((n?.[i] ?? 0) > 0)) continue;
    low = Math.min(low, min?.[i] ?? Number.NaN);
    high = Math.max(high, max?.[i] ?? Number.NaN);
  }
  return [low, high];
}

/** How much of a part a group was paid, from 0, its least, to 1, its greatest. */
export function partPaid(
  table: Table,
  part: string,
  [low, high]: readonly [number, number] = partRange(table, part),
): (i: number) => number {
  const [n, sum] = ['n', 'sum'].map((field) => columnOf(table, part, field));
  return (i) => {
    const count = n?.[i] ?? 0;
    return count > 0 && high > low
      ? ((sum?.[i] ?? Number.NaN) / count - low) / (high - low)
      : Number.NaN;
  };
}

function columnOf({ columns }: Table, part: string, field: string): Float64Array | undefined {
  const column = columns[`part:${part}_${field}`];
  return column === undefined || isDictionary(column) ? undefined : column;
}
