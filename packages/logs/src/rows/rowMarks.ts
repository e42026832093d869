import type { MarkedItem } from './markedRollout.ts';
import type { RowObject } from './rowFormat.ts';

/** Names of columns that number the writers of a log, or its epochs, without `_`, `-` and case. */
const STREAMS =
  /^(?:(?:world|global|local|dp|data|process)?rank|worker(?:id|idx|index|rank)?|shard(?:id|idx)?|replica(?:id|idx)?|epoch|epochidx)$/;

/** Puts beside items what their rows say and no format asks for. */
export class RowMarks {
  readonly #streams: readonly string[];

  /** @param columns the columns of the log's head. */
  constructor(columns: RowObject) {
    this.#streams = Object.keys(columns).filter((name) => STREAMS.test(bareName(name)));
  }

  /** Marks what a row became. */
  put(row: RowObject, items: readonly MarkedItem[]): void {
    if (this.#streams.length === 0) return;
    const stream = this.#streams.map((name) => wholeOf(row[name])).join(' ');
    for (const item of items) item.stream = stream;
  }
}

/** A column's name without case and separators. */
export const bareName = (name: string): string => name.toLowerCase().replace(/[\s_.-]/g, '');

/** A number of a writer or an epoch, of which a part may have passed. */
const wholeOf = (value: unknown): number | string => {
  const number = typeof value === 'string' && value !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? Math.floor(number) : '';
};
