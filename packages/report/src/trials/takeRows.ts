import { isDictionary, type Table } from '@bits-per-sample/core';

/** Some rows of a table. */
export function takeRows(table: Table, rows: ArrayLike<number>): Table {
  const columns = Object.fromEntries(
    Object.entries(table.columns).map(([name, column]) => [
      name,
      isDictionary(column)
        ? { codes: take(column.codes, rows, new Int32Array(rows.length)), values: column.values }
        : take(column, rows, new Float64Array(rows.length)),
    ]),
  );
  return { rowCount: rows.length, columns };
}

/** Some cells of a column, put into another. */
function take<T extends Int32Array | Float64Array>(from: T, rows: ArrayLike<number>, into: T): T {
  for (let i = 0; i < rows.length; i++) into[i] = from[rows[i]!]!;
  return into;
}
