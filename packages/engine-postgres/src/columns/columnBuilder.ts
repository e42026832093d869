import type { Column } from '@bits-per-sample/core';
import { BOOLEAN, FRACTIONS, INTEGERS } from './oids.ts';

/** Takes the cells of a column, one after the other, null where one is missing. */
export interface ColumnBuilder {
  add(cell: string | null): void;
  column(): Column;
}

/** Numbers become doubles, all else text. */
export function columnBuilder(oid: number): ColumnBuilder {
  if (INTEGERS.has(oid) || FRACTIONS.has(oid)) return numbers();
  return texts(oid === BOOLEAN ? (cell) => (cell === 't' ? 'true' : 'false') : (cell) => cell);
}

function numbers(): ColumnBuilder {
  const cells: number[] = [];
  return {
    add: (cell) => cells.push(cell === null ? Number.NaN : Number(cell)),
    column: () => Float64Array.from(cells),
  };
}

function texts(written: (cell: string) => string): ColumnBuilder {
  const index = new Map<string, number>();
  const codes: number[] = [];
  return {
    add(cell) {
      const code = cell === null ? -1 : (index.get(cell) ?? index.size);
      if (cell !== null && code === index.size) index.set(cell, code);
      codes.push(code);
    },
    column: () => ({ codes: Int32Array.from(codes), values: [...index.keys()].map(written) }),
  };
}
