import pg, { type ClientConfig, type Pool } from 'pg';

/** Cancels what a process of the server does, over a connection of its own: the pool may be full. */
export async function cancel(pool: Pool, pid: number): Promise<void> {
  const client = new pg.Client(pool.options as ClientConfig);
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('SELECT pg_cancel_backend($1)', [pid]);
  } catch {
    // the query then ends by itself
  } finally {
    await client.end().catch(() => {});
  }
}
