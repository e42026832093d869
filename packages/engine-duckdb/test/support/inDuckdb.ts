import { DuckDBInstance } from '@duckdb/node-api';

/** Runs statements in a DuckDB of its own, which may write: what tests read is made by it. */
export async function inDuckdb(statements: readonly string[], path = ':memory:'): Promise<void> {
  const instance = await DuckDBInstance.create(path);
  const connection = await instance.connect();
  try {
    for (const statement of statements) await connection.run(statement);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
