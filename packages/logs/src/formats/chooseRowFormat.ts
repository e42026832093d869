import { SchemaError } from '@bits-per-sample/core';
import type { ColumnMapping } from '../log/columnMapping.ts';
import { ColumnError } from '../rows/columnError.ts';
import type { RowFormat, RowObject } from '../rows/rowFormat.ts';
import { suggestedMapping } from '../rows/suggestedMapping.ts';
import { mappedCounts } from './mappedCounts.ts';
import { mappedRollouts } from './mappedRollouts.ts';
import { neutral } from './neutral.ts';
import { rowFormats } from './rowFormats.ts';
import { UnreadFormatError } from './unreadFormatError.ts';
import { unreadFormat } from './unreadFormats.ts';

/** Whether a mapping says all that is needed, so that it goes before recognition. */
export const saysEverything = (mapping: ColumnMapping): boolean =>
  mapping.successes !== undefined ||
  (mapping.reward !== undefined &&
    (mapping.group ?? mapping.promptId ?? mapping.prompt ?? mapping.groupSize) !== undefined);

/** The format of rows, by the first of them; formats of the caller's are tried first. */
export function chooseRowFormat(
  first: RowObject,
  { mapping, name: file }: { readonly mapping: ColumnMapping; readonly name: string },
  own: readonly RowFormat[],
): RowFormat {
  const { successes, attempts, reward } = mapping;
  if ((successes === undefined) !== (attempts === undefined)) {
    throw new SchemaError({ file }, 'both successes and attempts in the mapping', 'one of them');
  }
  if (saysEverything(mapping)) return successes === undefined ? mappedRollouts : mappedCounts;
  const known = [...own, ...rowFormats].find((format) => format.recognises(first));
  if (known) return known;
  const unread = unreadFormat(first);
  if (unread === undefined && neutral.recognises(first)) return neutral;
  if (reward !== undefined) return mappedRollouts;
  if (unread !== undefined) throw new UnreadFormatError(file, unread, suggestedMapping(first));
  const asked = Object.keys(mapping).filter((key) => key !== 'where');
  if (asked.length > 0) {
    const expected = 'a reward, or successes and attempts, in the mapping';
    throw new ColumnError(file, first, expected, { got: asked.join(', ') });
  }
  throw new ColumnError(file, first, 'a known format, or a column mapping');
}
