import { duckdb, type QueryOptions } from '@bits-per-sample/sql';
import type { DuckDBConnection } from '@duckdb/node-api';
import { selectOnly } from './selectOnly.ts';

/** Keeps the rows of one SELECT in a table of this connection, in their order. */
export function holdSelect(
  connection: DuckDBConnection,
  sql: string,
  name: string,
  options: QueryOptions,
): Promise<void> {
  return selectOnly(connection, sql, options, async () => {
    await connection.run(`CREATE TEMP TABLE ${duckdb.ident(name)} AS ${sql}`);
  });
}
