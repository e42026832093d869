import { EngineError, type QueryOptions } from '@bits-per-sample/sql';
import type { DuckDBConnection, DuckDBPreparedStatement } from '@duckdb/node-api';
import { checkSelect } from './checkSelect.ts';
import { watch } from './watch.ts';

/** `StatementType.SELECT` of DuckDB. */
const SELECT = 1;

/** Runs one SELECT and nothing else, until its end or an abort. */
export async function selectOnly<T>(
  connection: DuckDBConnection,
  sql: string,
  options: QueryOptions,
  run: (select: DuckDBPreparedStatement) => Promise<T>,
): Promise<T> {
  await checkSelect(connection, sql);
  const unwatch = watch(connection, options);
  try {
    const prepared = await connection.prepare(sql);
    if (prepared.statementType !== SELECT)
      throw new EngineError('duckdb', 'only a SELECT can be run', { sql, condition: 'REFUSED' });
    options.signal?.throwIfAborted();
    try {
      return await run(prepared);
    } finally {
      prepared.destroySync();
    }
  } finally {
    unwatch();
  }
}
