import { type Column, isDictionary } from '@bits-per-sample/core';

/** The cells of a column as numbers; NaN where one is missing. */
export function numberCells(column: Column | undefined): (i: number) => number {
  if (column === undefined) return () => Number.NaN;
  if (!isDictionary(column)) return (i) => column[i]!;
  return (i) => Number(column.values[column.codes[i]!] ?? Number.NaN);
}
