import { isDictionary, type Table } from '@bits-per-sample/core';
import { takeCells } from './takeCells.ts';

/** Some rows of a table. */
export function takeRows(table: Table, rows: ArrayLike<number>): Table {
  const columns = Object.fromEntries(
    Object.entries(table.columns).map(([name, column]) => [
      name,
      isDictionary(column)
        ? { codes: takeCodes(column.codes, rows), values: column.values }
        : takeCells(column, rows),
    ]),
  );
  return { rowCount: rows.length, columns };
}

function takeCodes(codes: Int32Array, rows: ArrayLike<number>): Int32Array {
  const taken = new Int32Array(rows.length);
  for (let i = 0; i < taken.length; i++) taken[i] = codes[rows[i]!]!;
  return taken;
}
