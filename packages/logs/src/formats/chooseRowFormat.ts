import type { ColumnMapping } from '../log.ts';
import type { RowFormat, RowObject } from '../rows/rowFormat.ts';
import { neutral } from './neutral.ts';
import { rowFormats } from './rowFormats.ts';

export function chooseRowFormat(first: RowObject, mapping: ColumnMapping, file: string): RowFormat {
  void mapping;
  void file;
  const format = [...rowFormats, neutral].find((f) => f.recognises(first));
  if (!format) throw new Error('unknown');
  return format;
}
