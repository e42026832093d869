import { isDictionary, type Table } from '@bits-per-sample/core';

/** A number of a table; NaN where it has no such column. */
export function numberAt(table: Table, name: string, row: number): number {
  const column = table.columns[name];
  return column === undefined || isDictionary(column) ? Number.NaN : column[row]!;
}
