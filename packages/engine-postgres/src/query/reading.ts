import { EngineError } from '@bits-per-sample/sql';
import type { Pool, PoolClient } from 'pg';
import { cancelUntil } from './cancelUntil.ts';
import { engineErrorOf } from './engineErrorOf.ts';
import type { QueryContext } from './queryContext.ts';

/**
 * What a transaction starts with: its limit of time, all digits of doubles, and no more rights
 * than reading. A superuser becomes a role that may read all tables and nothing else; where
 * policies would hide rows from that role, the query fails.
 */
const START = `
SELECT pg_backend_pid() AS pid,
  set_config('statement_timeout', coalesce($1, current_setting('statement_timeout')), true),
  set_config('extra_float_digits', '3', true),
  CASE WHEN current_setting('is_superuser') = 'on'
    AND EXISTS (SELECT FROM pg_roles WHERE rolname = 'pg_read_all_data')
  THEN set_config('row_security', 'off', true) || set_config('role', 'pg_read_all_data', true) END`;

/** Works in a transaction that only reads and leaves nothing, not even in the session. */
export async function reading<T>(
  pool: Pool,
  { shown, timeout, signal }: QueryContext,
  work: (client: PoolClient) => Promise<T>,
): Promise<T> {
  const ended = () =>
    new EngineError('postgres', 'cancelled', { sql: shown, condition: 'CANCELLED' });
  if (signal?.aborted) throw ended();
  const client = await pool.connect().catch((cause) => {
    throw engineErrorOf(cause, shown);
  });
  let cancelling: Promise<unknown> | undefined;
  let pid = 0;
  let settled = () => {};
  const settling = new Promise<void>((resolve) => {
    settled = resolve;
  });
  const onAbort = () => {
    cancelling ??= cancelUntil(pool, pid, settling);
  };
  let whole = false;
  // of a connection that breaks the query tells
  const ignore = () => {};
  client.on('error', ignore);
  try {
    await client.query('BEGIN TRANSACTION READ ONLY');
    const started = await client.query<{ pid: number }>(START, [timeout?.toString()]);
    pid = started.rows[0]!.pid;
    signal?.addEventListener('abort', onAbort, { once: true });
    if (signal?.aborted) throw ended();
    const result = await work(client);
    whole = true;
    return result;
  } catch (cause) {
    throw signal?.aborted ? ended() : engineErrorOf(cause, shown);
  } finally {
    signal?.removeEventListener('abort', onAbort);
    settled();
    // a connection whose state is not known is not given back
    await cancelling;
    const back = await client.query('ROLLBACK').then(
      () => true,
      () => false,
    );
    client.off('error', ignore);
    client.release(!back || (cancelling !== undefined && whole));
  }
}
