import type { RowBatch } from './columnBatch.ts';
import type { RowObject } from './rowFormat.ts';

/** The first rows of a batch, one by one; all when `most` is left out. */
export const rowsIn = (batch: RowBatch, most = Infinity): readonly RowObject[] =>
  'cells' in batch ? batch.rows(0, Math.min(most, batch.rowCount)) : batch.slice(0, most);
