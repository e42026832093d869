import { DuckDBInstance } from '@duckdb/node-api';
import type { EngineColumn } from '../../src/index.ts';
import { parseType } from '../../src/index.ts';

/** Rows that DuckDB gives for a query, in a database of its own. */
export async function inDuckdb(sql: string): Promise<Record<string, unknown>[]> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    return (await connection.runAndReadAll(sql)).getRowObjectsJS();
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** Columns of a relation. */
export async function columnsOf(relation: string): Promise<EngineColumn[]> {
  const rows = await inDuckdb(`DESCRIBE SELECT * FROM ${relation}`);
  return rows.map(({ column_name, column_type }) => ({
    name: String(column_name),
    type: parseType(String(column_type)),
  }));
}
