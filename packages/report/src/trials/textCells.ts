import { type Column, isDictionary } from '@bits-per-sample/core';

/** The cells of a column as texts; undefined where one is missing. */
export function textCells(column: Column | undefined): (i: number) => string | undefined {
  if (column === undefined) return () => undefined;
  if (isDictionary(column)) return (i) => column.values[column.codes[i]!];
  return (i) => (Number.isNaN(column[i]!) ? undefined : String(column[i]));
}
