import { isDictionary, type Table } from '@bits-per-sample/core';

/** A table as rows; what is missing is null. */
export function rowsOf({ rowCount, columns }: Table): (string | number | null)[][] {
  return Array.from({ length: rowCount }, (_, i) =>
    Object.values(columns).map((column) => {
      if (isDictionary(column)) return column.values[column.codes[i]!] ?? null;
      return Number.isNaN(column[i]) ? null : column[i]!;
    }),
  );
}
