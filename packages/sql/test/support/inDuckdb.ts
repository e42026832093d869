import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { afterAll } from 'vitest';
import { type EngineColumn, parseType } from '../../src/index.ts';

let opened: Promise<DuckDBConnection> | undefined;

/** Rows that DuckDB gives for a query; one database in memory for a file of tests. */
export async function inDuckdb(sql: string): Promise<Record<string, unknown>[]> {
  opened ??= DuckDBInstance.create(':memory:').then((instance) => instance.connect());
  return (await (await opened).runAndReadAll(sql)).getRowObjectsJS();
}

afterAll(async () => {
  (await opened)?.closeSync();
});

/** Columns of a relation. */
export async function columnsOf(relation: string): Promise<EngineColumn[]> {
  const rows = await inDuckdb(`DESCRIBE SELECT * FROM ${relation}`);
  return rows.map(({ column_name, column_type }) => ({
    name: String(column_name),
    type: parseType(String(column_type)),
  }));
}
