import type { Column as CoreColumn, Table as CoreTable, Dictionary } from '@bits-per-sample/core';
import type { Column, Table } from '@uwdata/flechette';
import { isNumeric, numbersOf } from './numbersOf.ts';
import { textOf } from './textOf.ts';

/** A column that grows batch by batch. */
interface ColumnBuilder {
  add(column: Column<unknown>): void;
  done(): CoreColumn;
}

/** Builds a table of doubles and coded text from Arrow batches that come one by one. */
export function tableBuilder() {
  const builders = new Map<string, ColumnBuilder>();
  let rowCount = 0;
  return {
    add(batch: Table): void {
      rowCount += batch.numRows;
      batch.names.forEach((name, i) => {
        const column: Column<unknown> = batch.getChildAt(i);
        const key = String(name);
        if (!builders.has(key)) builders.set(key, isNumeric(column) ? numbers() : texts());
        builders.get(key)!.add(column);
      });
    },
    done(): CoreTable {
      const columns = [...builders].map(([name, builder]) => [name, builder.done()] as const);
      return { rowCount, columns: Object.fromEntries(columns) };
    },
  };
}

/** A growing column of doubles. */
function numbers(): ColumnBuilder {
  const parts: Float64Array[] = [];
  return {
    add: (column) => parts.push(numbersOf(column)),
    done: () => concat(parts, Float64Array),
  };
}

/** A growing column of coded text. */
function texts(): ColumnBuilder {
  const index = new Map<string, number>();
  const parts: Int32Array[] = [];
  const codeOf = (text: string): number => {
    const known = index.get(text) ?? index.size;
    if (known === index.size) index.set(text, known);
    return known;
  };
  return {
    add(column) {
      const codes = new Int32Array(column.length);
      let at = 0;
      for (const value of column) codes[at++] = value === null ? -1 : codeOf(textOf(value));
      parts.push(codes);
    },
    done: (): Dictionary => ({ codes: concat(parts, Int32Array), values: [...index.keys()] }),
  };
}

/** Parts as one array. */
function concat<T extends Float64Array | Int32Array>(
  parts: readonly T[],
  Kind: new (length: number) => T,
): T {
  const whole = new Kind(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
