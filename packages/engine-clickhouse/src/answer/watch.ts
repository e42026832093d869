import type { QueryOptions } from '@bits-per-sample/sql';
import type { ClickHouseClient } from '@clickhouse/client';

const PROGRESS =
  'SELECT read_rows AS done, total_rows_approx AS total FROM system.processes WHERE query_id = {id: String}';
const KILL = 'KILL QUERY WHERE query_id = {id: String} ASYNC';

/** Tells the progress of a query that runs, and ends it in the server when the signal comes. */
export function watch(
  client: ClickHouseClient,
  id: string,
  { signal, onProgress }: QueryOptions,
): () => void {
  const query_params = { id };
  let running = true;
  let asked = false;
  const ask = async () => {
    if (asked) return;
    asked = true;
    const result = await client.query({ query: PROGRESS, query_params, format: 'JSONEachRow' });
    const [row] = await result.json<{ done: string; total: string }>();
    if (running && row !== undefined)
      onProgress?.({ done: Number(row.done), total: Number(row.total) });
    asked = false;
  };
  // who may not read system.processes, or kill, has an answer all the same
  const timer = onProgress && setInterval(() => void ask().catch(() => {}), 500);
  const kill = () => void client.command({ query: KILL, query_params }).catch(() => {});
  signal?.addEventListener('abort', kill, { once: true });
  return () => {
    running = false;
    clearInterval(timer);
    signal?.removeEventListener('abort', kill);
  };
}
