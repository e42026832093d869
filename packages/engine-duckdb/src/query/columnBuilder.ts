import type { Column } from '@bits-per-sample/core';
import type { DuckDBType, DuckDBVector } from '@duckdb/node-api';

/** Takes the vectors of a column, one after the other. */
export interface ColumnBuilder {
  add(vector: DuckDBVector, rows: number): void;
  column(rowCount: number): Column;
}

const NUMBERS = /^(U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|BIGNUM|FLOAT|DOUBLE|DECIMAL\(.*)$/;

/** Numbers become doubles, all else text. */
export function columnBuilder(type: DuckDBType): ColumnBuilder {
  return NUMBERS.test(`${type}`) ? numbers() : texts();
}

function numbers(): ColumnBuilder {
  const parts: Float64Array[] = [];
  return {
    add(vector, rows) {
      const part = new Float64Array(rows);
      for (let i = 0; i < rows; i++) {
        const item = vector.getItem(i);
        part[i] = item === null ? Number.NaN : Number(item);
      }
      parts.push(part);
    },
    column: (rowCount) => joined(parts, new Float64Array(rowCount)),
  };
}

function texts(): ColumnBuilder {
  const index = new Map<string, number>();
  const parts: Int32Array[] = [];
  return {
    add(vector, rows) {
      const part = new Int32Array(rows);
      for (let i = 0; i < rows; i++) {
        const item = vector.getItem(i);
        part[i] = item === null ? -1 : codeOf(String(item), index);
      }
      parts.push(part);
    },
    column: (rowCount) => ({
      codes: joined(parts, new Int32Array(rowCount)),
      values: [...index.keys()],
    }),
  };
}

function codeOf(text: string, index: Map<string, number>): number {
  const known = index.get(text);
  if (known !== undefined) return known;
  index.set(text, index.size);
  return index.size - 1;
}

function joined<T extends Float64Array | Int32Array>(parts: readonly T[], out: T): T {
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}
