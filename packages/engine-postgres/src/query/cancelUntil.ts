import { setTimeout as sleep } from 'node:timers/promises';
import pg, { type ClientConfig, type Pool } from 'pg';

/** Cancels what a process of the server does, over a connection of its own: the pool may be full. */
async function cancel(pool: Pool, pid: number): Promise<void> {
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

/** Between two of them: a signal that comes between two queries of a transaction ends neither. */
const AGAIN_MS = 100;

/** Cancels what a backend does, again and again until the work has ended. */
export async function cancelUntil(pool: Pool, pid: number, ended: Promise<unknown>): Promise<void> {
  let over = false;
  const end = ended.then(() => {
    over = true;
  });
  while (!over) {
    await cancel(pool, pid);
    await Promise.race([end, sleep(AGAIN_MS, undefined, { ref: false })]);
  }
}
