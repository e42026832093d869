import { type Column, isDictionary, type Table } from '@bits-per-sample/core';

/** One number for each combination of cells in some columns of a table; a missing one is a cell. */
export function pairCodes({ columns, rowCount }: Table, names: readonly string[]): Int32Array {
  const codes = names.flatMap((name) => columns[name] ?? []).map((column) => codesOf(column));
  const known = new Map<string, number>();
  return Int32Array.from({ length: rowCount }, (_, i) => {
    const key = codes.map((code) => code[i]).join(' ');
    const code = known.get(key) ?? known.size;
    known.set(key, code);
    return code;
  });
}

const codesOf = (column: Column): ArrayLike<number> =>
  isDictionary(column) ? column.codes : column;
