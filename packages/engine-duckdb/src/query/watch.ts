import type { QueryOptions } from '@bits-per-sample/sql';
import type { DuckDBConnection } from '@duckdb/node-api';

const SOON = 5;
const OFTEN = 100;

/**
 * Follows a query: tells what it got through, and interrupts it after an abort, again and again,
 * since DuckDB forgets an interrupt that comes between two calls.
 *
 * @returns what ends that.
 */
export function watch(
  connection: DuckDBConnection,
  { signal, onProgress }: QueryOptions,
): () => void {
  let interrupting: ReturnType<typeof setInterval> | undefined;
  const interrupt = (): void => {
    connection.interrupt();
    interrupting ??= setInterval(() => connection.interrupt(), SOON);
  };
  if (signal?.aborted) interrupt();
  signal?.addEventListener('abort', interrupt);
  const telling =
    onProgress &&
    setInterval(() => {
      const { rows_processed, total_rows_to_process } = connection.progress;
      onProgress({ done: Number(rows_processed), total: Number(total_rows_to_process) });
    }, OFTEN);
  return () => {
    signal?.removeEventListener('abort', interrupt);
    clearInterval(interrupting);
    clearInterval(telling);
  };
}
