import type { Table } from '@bits-per-sample/core';
import type { QueryOptions } from '@bits-per-sample/sql';
import type { DuckDBConnection } from '@duckdb/node-api';
import { selectOnly } from './selectOnly.ts';
import { tableOf } from './tableOf.ts';

/** The rows of one SELECT. */
export function runSelect(
  connection: DuckDBConnection,
  sql: string,
  options: QueryOptions,
): Promise<Table> {
  // never a stream: one that fails midway ends as if it were complete
  return selectOnly(connection, sql, options, async (select) => tableOf(await select.run()));
}
