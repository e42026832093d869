import { checkFinitePositive, DomainError } from '@bits-per-sample/core';
import { type Engine, EngineError, postgres } from '@bits-per-sample/sql';
import type { Pool, PoolClient } from 'pg';
import { reading } from './query/reading.ts';
import { select } from './query/select.ts';
import { columnTypes } from './relation/columnTypes.ts';

/** What is done on a connection. */
type Job<T> = (client: PoolClient) => Promise<T>;

/** How long PostgreSQL may take. */
export interface PostgresOptions {
  /** Ends a query after so many milliseconds; by default what the server has set. */
  readonly timeout?: number | undefined;
}

/**
 * PostgreSQL as an engine: sums of rollouts are made where the rows are, and only they travel.
 *
 * A query is one SELECT, as a subquery, sent by the extended protocol (which takes no second
 * statement) in a transaction that is read-only and rolled back, so that no word of it stays, be
 * it in the session. Rows become columns as they come; a signal cancels the query in the server,
 * for which the pool needs a second connection. What the user of the pool may read, a query may
 * read: give it a role without more rights than it needs. Files are no source here.
 *
 * @param pool a pool of `pg`; `close` ends it.
 * @param options how long a query may take.
 * @returns the engine; nothing is sent yet.
 * @throws {DomainError} no pool, or a `timeout` that is no number of milliseconds.
 *
 * @example
 * ```ts
 * const engine = connectPostgres(new pg.Pool({ connectionString: 'postgres://reader@localhost/runs' }));
 * await engine.relation({ table: ['public', 'rollouts'] }); // => '"public"."rollouts"'
 * await engine.close();
 * ```
 */
export function connectPostgres(pool: Pool, { timeout }: PostgresOptions = {}): Engine {
  if (typeof pool?.connect !== 'function')
    throw new DomainError('connectPostgres', 'pool', 'a pool of pg', pool);
  if (timeout !== undefined) checkFinitePositive('connectPostgres', 'timeout', timeout);
  let closed: Promise<void> | undefined;
  /** Works for a query, unless the engine is closed. */
  const work = <T>(shown: string, signal: AbortSignal | undefined, job: Job<T>): Promise<T> => {
    if (closed === undefined) return reading(pool, { shown, timeout, signal }, job);
    return Promise.reject(new EngineError('postgres', 'it is closed', { condition: 'CLOSED' }));
  };
  const columns = (relation: string, shown = relation) =>
    work(shown, undefined, (client) => columnTypes(client, relation));
  return {
    name: 'postgres',
    dialect: postgres,
    async relation(source) {
      if ('table' in source) return source.table.map(postgres.ident).join('.');
      if ('files' in source)
        throw new EngineError('postgres', 'it reads tables, not files', {
          condition: 'UNSUPPORTED',
        });
      const relation = `(${source.sql}\n)`;
      await columns(relation, source.sql);
      return relation;
    },
    columns: (relation) => columns(relation),
    query: (sql, { signal, onProgress } = {}) =>
      work(sql, signal, async (client) => {
        const { table } = await select(client, `SELECT * FROM (${sql}\n) AS q`, onProgress);
        return table;
      }),
    async close() {
      closed ??= pool.end();
      await closed;
    },
  };
}
