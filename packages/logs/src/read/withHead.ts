import type { RowBatch } from '../rows/columnBatch.ts';
import { HEAD_ROWS } from '../rows/logHead.ts';
import type { RowObject } from '../rows/rowFormat.ts';
import { rowsIn } from '../rows/rowsIn.ts';

/** Batches that are taken for the head; of a CSV file each is one chunk of input. */
const HEAD_BATCHES = 16;

/** The first rows of a log, and all of them. */
export interface RowsWithHead {
  readonly head: readonly RowObject[];
  readonly all: AsyncIterable<RowBatch>;
}

/** Looks at the first rows without losing them; undefined when there are none. */
export async function withHead(
  batches: AsyncGenerator<RowBatch, void, undefined>,
): Promise<RowsWithHead | undefined> {
  const taken: RowBatch[] = [];
  const head: RowObject[] = [];
  while (head.length < HEAD_ROWS && taken.length < HEAD_BATCHES) {
    const { done, value } = await batches.next();
    if (done) break;
    const rows = rowsIn(value, HEAD_ROWS - head.length);
    if (rows.length === 0) continue;
    taken.push(value);
    head.push(...rows);
  }
  if (head.length === 0) return undefined;
  async function* all() {
    for (let batch = taken.shift(); batch; batch = taken.shift()) yield batch;
    yield* batches;
  }
  return { head, all: all() };
}
