import { isDictionary, type Table } from '@bits-per-sample/core';

/** Some rows of a table. */
export function takeRows(table: Table, rows: ArrayLike<number>): Table {
  const columns = Object.fromEntries(
    Object.entries(table.columns).map(([name, column]) => [
      name,
      isDictionary(column)
        ? { codes: Int32Array.from(rows, (i) => column.codes[i]!), values: column.values }
        : Float64Array.from(rows, (i) => column[i]!),
    ]),
  );
  return { rowCount: rows.length, columns };
}
