import type { Column, Table } from '@bits-per-sample/core';
import type { LogSummary } from '../log/log.ts';

/** Rows of a table that has not ended: in the next one they come again, with more. */
export class OpenTable implements Table {
  readonly rowCount: number;
  readonly columns: Readonly<Record<string, Column>>;
  /**
   * The account of the log, if it ended here; undefined where that cannot be told without ending
   * it, as of rows that are held back.
   */
  readonly summary: LogSummary | undefined;

  constructor({ rowCount, columns }: Table, summary: LogSummary | undefined) {
    this.rowCount = rowCount;
    this.columns = columns;
    this.summary = summary;
  }
}
