import type { SparkConnectError } from '@bits-per-sample/spark-connect-lite';
import { EngineError } from '@bits-per-sample/sql';

/** What was thrown while a query ran, in the words of engines. */
export function engineErrorOf(thrown: unknown, sql?: string, signal?: AbortSignal): EngineError {
  if (thrown instanceof EngineError) return thrown;
  if (signal?.aborted)
    return new EngineError('spark', 'the query was cancelled', {
      sql,
      condition: 'CANCELLED',
      cause: thrown,
    });
  const { message, sqlState, condition, retryable } = thrown as SparkConnectError;
  return new EngineError('spark', message, { sql, sqlState, condition, retryable, cause: thrown });
}
