import type { Table } from '@bits-per-sample/core';
import type { ColumnBatch } from './columnBatch.ts';

/** Makes rows of a batch a table; undefined where they must be read one by one. */
export type TakeTable = (batch: ColumnBatch, from: number, to: number) => Table | undefined;

/** Rows of a batch of columns that are read one by one at once. */
const MOST_ROWS = 8192;

/** The batches of a container, those of columns as tables where they can be taken as they are, else as rows. */
export async function* tablesOrRows(
  batches:
    | AsyncIterable<readonly unknown[] | ColumnBatch>
    | Iterable<readonly unknown[] | ColumnBatch>,
  limit: number,
  open: (() => Promise<TakeTable>) | undefined,
): AsyncGenerator<readonly unknown[] | Table, void, undefined> {
  let take: TakeTable | undefined;
  for await (const batch of batches) {
    if (!('cells' in batch)) {
      yield batch;
      continue;
    }
    take ??= await open?.();
    const rows = Math.min(limit, MOST_ROWS);
    for (let from = 0; from < batch.rowCount; from += rows) {
      const to = Math.min(from + rows, batch.rowCount);
      yield take?.(batch, from, to) ?? batch.rows(from, to);
    }
  }
}
