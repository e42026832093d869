import { SchemaError } from '@bits-per-sample/core';
import type { ColumnMapping } from '../log.ts';
import { listed } from '../rows/listed.ts';
import type { RowFormat, RowObject } from '../rows/rowFormat.ts';
import { UnreadFormatError } from '../unreadFormatError.ts';
import { mappedCounts, mappedRollouts } from './mapped.ts';
import { neutral } from './neutral.ts';
import { rowFormats } from './rowFormats.ts';
import { unreadFormat } from './unreadFormats.ts';

/**
 * The format of rows, by the first of them. A mapping that says more than which reward and which
 * rows goes before recognition; else a known format keeps its grouping.
 */
export function chooseRowFormat(first: RowObject, mapping: ColumnMapping, file: string): RowFormat {
  const { successes, attempts, reward } = mapping;
  if ((successes === undefined) !== (attempts === undefined)) {
    throw new SchemaError({ file }, 'both successes and attempts in the mapping', 'one of them');
  }
  if (successes !== undefined) return mappedCounts;
  const asked = Object.keys(mapping).filter((key) => key !== 'reward' && key !== 'where');
  if (asked.length > 0 && reward === undefined) {
    throw new SchemaError(
      { file },
      'a reward, or successes and attempts, in the mapping',
      `${asked.join(', ')}; ${listed(first)}`,
    );
  }
  if (asked.length > 0) return mappedRollouts;
  const known = rowFormats.find((format) => format.recognises(first));
  if (known) return known;
  const unread = unreadFormat(first);
  if (unread === undefined && neutral.recognises(first)) return neutral;
  if (reward !== undefined) return mappedRollouts;
  if (unread !== undefined) throw new UnreadFormatError(file, unread);
  throw new SchemaError({ file }, 'a known format, or a column mapping', listed(first));
}
