import { parsedObject } from './parsedObject.ts';
import type { RowObject } from './rowFormat.ts';

/** The way to a cell: names of fields, one in the other. */
export type CellPath = readonly string[];

/** The value of a cell, also within JSON that is written as text; what stands alone in a list as itself. */
export function cellAt(row: RowObject, path: CellPath): unknown {
  let value: unknown = row[path[0]!];
  for (let i = 1; i < path.length; i++) {
    if (typeof value === 'string') value = parsedObject(value);
    if (value === null || typeof value !== 'object') return undefined;
    value = (value as RowObject)[path[i]!];
  }
  return typeof value === 'object' && Array.isArray(value) && value.length === 1 ? value[0] : value;
}
