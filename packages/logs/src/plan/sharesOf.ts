import type { ColumnMapping } from '../log/columnMapping.ts';
import type { RowObject } from '../rows/rowFormat.ts';
import { type SuccessShares, successScale } from '../rows/successScale.ts';

/** How the column of successes holds shares, by the first rows; undefined where it counts them. */
export function sharesOf(
  { successes, attempts = '', groupSize }: ColumnMapping,
  head: readonly RowObject[],
): SuccessShares | undefined {
  if (successes === undefined) return undefined;
  // a number that no column is called is the number itself
  const same = /^[1-9]\d{0,8}$/.test(attempts) && !head.some((row) => attempts in row);
  const of = attempts === '' ? groupSize : same ? Number(attempts) : attempts;
  return successScale(head, successes, of).shares;
}
