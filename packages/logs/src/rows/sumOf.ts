import type { RowObject, Tally } from './rowFormat.ts';

/**
 * Sum of several number fields of a row, each with weight 1. A missing part adds nothing, as
 * in the trainers (a reward function that does not apply); NaN when every part is missing.
 */
export function sumOf(row: RowObject, fields: readonly string[], tally: Tally): number {
  let sum = NaN;
  for (const field of fields) {
    const part = tally.number(Object.hasOwn(row, field) ? row[field] : undefined);
    if (!Number.isNaN(part)) sum = Number.isNaN(sum) ? part : sum + part;
  }
  return sum;
}
