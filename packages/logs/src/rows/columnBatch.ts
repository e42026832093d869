import type { Cells } from './cells.ts';
import type { RowObject } from './rowFormat.ts';
import { valueIn } from './valueIn.ts';

/** Rows without lists and objects, a column at a time. */
export interface ColumnBatch {
  readonly rowCount: number;
  readonly cells: ReadonlyMap<string, Cells>;
  /** The same as rows, from one to before another. */
  rows(from: number, to: number): RowObject[];
}

/** Rows of a container: one by one, or as columns. */
export type RowBatch = readonly RowObject[] | ColumnBatch;

/** A batch of columns of one length. */
export const columnBatch = (rowCount: number, cells: ReadonlyMap<string, Cells>): ColumnBatch => ({
  rowCount,
  cells,
  rows: (from, to) => rowsOf(cells, from, to),
});

function rowsOf(cells: ReadonlyMap<string, Cells>, from: number, to: number): RowObject[] {
  const columns = [...cells].map(([name, column]) => [name, valueIn(column)] as const);
  const rows: Record<string, unknown>[] = [];
  for (let i = from; i < to; i++) {
    const row: Record<string, unknown> = {};
    for (const [name, at] of columns) row[name] = at(i);
    rows.push(row);
  }
  return rows;
}
