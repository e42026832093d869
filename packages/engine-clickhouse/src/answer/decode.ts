import type { Table } from '@bits-per-sample/core';
import { tableFromIPC } from '@uwdata/flechette';
import { columnOf } from './columnOf.ts';
import { endOfStream } from './endOfStream.ts';

/**
 * An answer as columns.
 *
 * @throws {RangeError} the bytes are not one whole stream: a failed query's may stand before it.
 */
export function decode(bytes: Uint8Array): Table {
  if (endOfStream(bytes) !== bytes.length) throw new RangeError('more than one Arrow stream');
  const table = tableFromIPC(bytes);
  return {
    rowCount: table.numRows,
    columns: Object.fromEntries(
      table.schema.fields.map(({ name }, i) => [name, columnOf(table.getChildAt(i))]),
    ),
  };
}
