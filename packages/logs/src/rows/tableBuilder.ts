import type { Column, Table } from '@bits-per-sample/core';

interface TextColumn {
  codes: Int32Array;
  values: string[];
  index: Map<string, number>;
}

/** Collects rows, field by field, into a table. A field not set in a row is missing. */
export class TableBuilder {
  #rowCount = 0;
  #capacity: number;
  #numbers = new Map<string, Float64Array>();
  #texts = new Map<string, TextColumn>();

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  get rowCount(): number {
    return this.#rowCount;
  }

  number(name: string, value: number): void {
    let column = this.#numbers.get(name);
    if (!column) {
      column = new Float64Array(this.#capacity).fill(NaN);
      this.#numbers.set(name, column);
    }
    column[this.#rowCount] = value;
  }

  text(name: string, value: string): void {
    let column = this.#texts.get(name);
    if (!column) {
      column = { codes: new Int32Array(this.#capacity).fill(-1), values: [], index: new Map() };
      this.#texts.set(name, column);
    }
    let code = column.index.get(value);
    if (code === undefined) {
      code = column.values.push(value) - 1;
      column.index.set(value, code);
    }
    column.codes[this.#rowCount] = code;
  }

  /** Ends the row. */
  endRow(): void {
    if (++this.#rowCount < this.#capacity) return;
    this.#capacity *= 2;
    for (const [name, column] of this.#numbers) {
      const wider = new Float64Array(this.#capacity).fill(NaN, column.length);
      wider.set(column);
      this.#numbers.set(name, wider);
    }
    for (const column of this.#texts.values()) {
      const wider = new Int32Array(this.#capacity).fill(-1, column.codes.length);
      wider.set(column.codes);
      column.codes = wider;
    }
  }

  /** The rows so far as a table; the builder starts anew. */
  take(): Table {
    const table = this.peek();
    this.#rowCount = 0;
    this.#numbers = new Map();
    this.#texts = new Map();
    return table;
  }

  /** The rows so far as a table, to which more may come. */
  peek(): Table {
    const rowCount = this.#rowCount;
    const columns: [string, Column][] = [];
    for (const [name, { codes, values }] of this.#texts) {
      columns.push([name, { codes: codes.slice(0, rowCount), values: values.slice() }]);
    }
    for (const [name, numbers] of this.#numbers) columns.push([name, numbers.slice(0, rowCount)]);
    return { rowCount, columns: Object.fromEntries(columns) };
  }
}
