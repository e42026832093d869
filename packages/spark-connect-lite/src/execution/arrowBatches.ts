import { rowsLost } from '../error/rowsLost.ts';
import { queryPlan } from '../protocol/plans.ts';
import { type ExecuteOptions, execute } from './execute.ts';
import type { Session } from './session.ts';

/** A batch of rows: an Arrow IPC stream of its own, and how many rows it must hold. */
export interface ArrowBatch {
  readonly bytes: Uint8Array;
  readonly rowCount: number;
}

/** The batches of a query, each once and in order. */
export async function* arrowBatches(
  session: Session,
  sql: string,
  options: ExecuteOptions,
): AsyncGenerator<ArrowBatch, void> {
  let rows = 0;
  const chunks: Uint8Array[] = [];
  for await (const { arrowBatch } of execute(session, queryPlan(sql), options)) {
    if (arrowBatch === undefined) continue;
    const { rowCount = 0, data = new Uint8Array(), startOffset, numChunksInBatch = 1 } = arrowBatch;
    if (startOffset !== undefined && startOffset !== rows) throw rowsLost();
    chunks.push(data);
    if (chunks.length < numChunksInBatch) continue;
    // a copy: Arrow wants its bytes aligned
    const bytes = new Uint8Array(Buffer.concat(chunks.splice(0)));
    rows += rowCount;
    yield { bytes, rowCount };
  }
}
