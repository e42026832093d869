import { type ExtractionOptions, type Table, tableFromIPC } from '@uwdata/flechette';
import { rowsLost } from '../error/rowsLost.ts';
import { SparkConnectError } from '../error/sparkConnectError.ts';
import type { ArrowBatch } from '../execution/arrowBatches.ts';

/** Batches as one table; what is no Arrow, or has fewer rows than was said, is an error. */
export function readTable(batches: readonly ArrowBatch[], extraction?: ExtractionOptions): Table {
  const rowCount = batches.reduce((sum, batch) => sum + batch.rowCount, 0);
  const table = decodeArrow(batches, extraction);
  if (table.numCols > 0 && table.numRows !== rowCount) throw rowsLost();
  return table;
}

function decodeArrow(batches: readonly ArrowBatch[], extraction?: ExtractionOptions): Table {
  try {
    const streams = batches.map(({ bytes }) => bytes);
    return tableFromIPC(streams, extraction);
  } catch (cause) {
    throw new SparkConnectError('the answer is no Arrow', { condition: 'ANSWER', cause });
  }
}
