import { type Column, isDictionary, type Table } from '@bits-per-sample/core';

/** A numeric column, or one of `fallback` when the table lacks it. */
export function numbers(table: Table, name: string, fallback = Number.NaN): Float64Array {
  const column: Column | undefined = table.columns[name];
  return column !== undefined && !isDictionary(column)
    ? column
    : new Float64Array(table.rowCount).fill(fallback);
}
