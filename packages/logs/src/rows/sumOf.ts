import type { RowObject } from './rowFormat.ts';
import type { Tally } from './tally.ts';

/** Sum of several number fields of a row, each with weight 1; NaN when one is missing. */
export function sumOf(row: RowObject, fields: readonly string[], tally: Tally): number {
  let sum = 0;
  for (const field of fields) {
    sum += tally.number(Object.hasOwn(row, field) ? row[field] : undefined);
  }
  return sum;
}
