import { SparkConnectError } from '../error/sparkConnectError.ts';
import { type ArrowBatch, arrowBatches } from './arrowBatches.ts';
import type { ExecuteOptions } from './execute.ts';
import type { Session } from './session.ts';

/** Runs of a query whose rows were lost on the way, the first among them. */
const RUNS = 3;

/** All batches of a query. Nobody has seen any before the last, so it can be run anew. */
export async function allBatches(
  session: Session,
  sql: string,
  options: ExecuteOptions,
): Promise<ArrowBatch[]> {
  for (let run = 1; ; run++)
    try {
      const batches: ArrowBatch[] = [];
      for await (const batch of arrowBatches(session, sql, options)) batches.push(batch);
      return batches;
    } catch (error) {
      const lost = error instanceof SparkConnectError && error.condition === 'ROWS_LOST';
      if (!lost || run === RUNS) throw error;
    }
}
