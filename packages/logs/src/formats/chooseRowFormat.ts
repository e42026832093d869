import type { ColumnMapping } from '../log/columnMapping.ts';
import { hasOnlyNeutralFields } from '../rows/hasOnlyNeutralFields.ts';
import type { LogHead } from '../rows/logHead.ts';
import { has, type RowFormat, type RowObject } from '../rows/rowFormat.ts';
import { isNeutral } from './isNeutral.ts';
import { plainNeutral } from './plainNeutral.ts';

/** The format of rows, by the head of them; formats of the caller's are tried first. */
export async function chooseRowFormat(
  head: LogHead,
  context: { readonly mapping: ColumnMapping; readonly name: string },
  own: readonly RowFormat[],
): Promise<RowFormat> {
  const { first, rows } = head;
  // rows of this package's own fields are no one else's
  const isPlain =
    Object.values(context.mapping).every((field) => field === undefined) &&
    !own.some((format) => format.recognises(first)) &&
    isNeutral(first) &&
    hasOnlyNeutralFields(first) &&
    havePlainRewards(rows);
  if (isPlain) return plainNeutral;
  const { chooseAnyFormat } = await import('./chooseAnyFormat.ts');
  return chooseAnyFormat(head, context, own);
}

/** Whether rewards are 0 and 1, or graded beside a column that says what is right. */
function havePlainRewards(rows: readonly RowObject[]): boolean {
  const graded = rows.some((row) => has(row, 'success'));
  return rows.every(
    ({ reward }) =>
      (reward ?? null) === null ||
      typeof reward === 'boolean' ||
      reward === 0 ||
      reward === 1 ||
      (graded && typeof reward === 'number'),
  );
}
