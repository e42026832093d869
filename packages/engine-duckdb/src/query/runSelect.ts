import type { Table } from '@bits-per-sample/core';
import { EngineError, type QueryOptions } from '@bits-per-sample/sql';
import type { DuckDBConnection } from '@duckdb/node-api';
import { checkSelect } from './checkSelect.ts';
import { tableOf } from './tableOf.ts';
import { watch } from './watch.ts';

/** `StatementType.SELECT` of DuckDB. */
const SELECT = 1;

/** One SELECT and nothing else, until its end or an abort. */
export async function runSelect(
  connection: DuckDBConnection,
  sql: string,
  options: QueryOptions,
): Promise<Table> {
  await checkSelect(connection, sql);
  const unwatch = watch(connection, options);
  try {
    const prepared = await connection.prepare(sql);
    if (prepared.statementType !== SELECT)
      throw new EngineError('duckdb', 'only a SELECT can be run', { sql, condition: 'REFUSED' });
    options.signal?.throwIfAborted();
    try {
      // never a stream: one that fails midway ends as if it were complete
      return await tableOf(await prepared.run());
    } finally {
      prepared.destroySync();
    }
  } finally {
    unwatch();
  }
}
