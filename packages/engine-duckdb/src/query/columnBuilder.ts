import type { Column } from '@bits-per-sample/core';
import type { DuckDBType, DuckDBVector } from '@duckdb/node-api';
import { rawNumbers } from './rawNumbers.ts';
import { rawTexts } from './rawTexts.ts';
import { ShortTexts } from './shortTexts.ts';

/** Takes the vectors of a column, one after the other. */
export interface ColumnBuilder {
  /** Takes a vector of so many rows, from a row of the column on. */
  add(vector: DuckDBVector, rows: number, from: number): void;
  column(): Column;
}

const NUMBERS = /^(U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|BIGNUM|FLOAT|DECIMAL\(.*)$/;

/** Numbers become doubles, all else text. */
export function columnBuilder(type: DuckDBType, rowCount: number): ColumnBuilder {
  if (`${type}` === 'DOUBLE') return doubles(new Float64Array(rowCount));
  return NUMBERS.test(`${type}`)
    ? numbers(new Float64Array(rowCount))
    : texts(new Int32Array(rowCount), `${type}` === 'VARCHAR');
}

/** Apart from other numbers, since they can be copied as they are. */
const doubles = (column: Float64Array): ColumnBuilder => ({
  add(vector, rows, from) {
    const raw = rawNumbers(vector, rows);
    if (raw !== undefined) column.set(raw, from);
    else
      for (let i = 0; i < rows; i++) column[from + i] = (vector.getItem(i) as number | null) ?? NaN;
  },
  column: () => column,
});

const numbers = (column: Float64Array): ColumnBuilder => ({
  add(vector, rows, from) {
    for (let i = 0; i < rows; i++) {
      const item = vector.getItem(i);
      column[from + i] = item === null ? Number.NaN : Number(item);
    }
  },
  column: () => column,
});

function texts(codes: Int32Array, isPlain: boolean): ColumnBuilder {
  const index = new Map<string, number>();
  const short = new ShortTexts();
  return {
    add(vector, rows, from) {
      const raw = isPlain ? rawTexts(vector, rows) : undefined;
      for (let i = 0; i < rows; i++) {
        const known = raw?.isThere(i) ? short.find(raw.words, i) : -1;
        codes[from + i] = known >= 0 ? known : decoded(vector, i, raw?.words);
      }
    },
    column: () => ({ codes, values: [...index.keys()] }),
  };

  function decoded(vector: DuckDBVector, row: number, words: Uint32Array | undefined): number {
    const item = vector.getItem(row);
    if (item === null) return -1;
    const code = codeOf(String(item), index);
    if (words !== undefined) short.keep(words, row, code);
    return code;
  }
}

function codeOf(text: string, index: Map<string, number>): number {
  const known = index.get(text);
  if (known !== undefined) return known;
  index.set(text, index.size);
  return index.size - 1;
}
