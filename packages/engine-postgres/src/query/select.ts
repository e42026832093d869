import type { Table } from '@bits-per-sample/core';
import { EngineError, type EngineProgress } from '@bits-per-sample/sql';
import pg, { type FieldDef, type PoolClient, type QueryConfig } from 'pg';
import { tableBuilder } from '../columns/tableBuilder.ts';

/** Cells as the server writes them, whatever parsers the program has set. */
const types = { getTypeParser: () => (text: string) => text };

/** How often progress is told: every so many rows. */
const EVERY = 10_000;

/** An answer: its columns, and what the server says of them. */
export interface Selected {
  readonly table: Table;
  readonly fields: readonly FieldDef[];
}

/** Runs one statement; rows become columns as they come, and are not kept. */
export function select(
  client: PoolClient,
  text: string,
  onProgress?: (progress: EngineProgress) => void,
): Promise<Selected> {
  // the extended protocol takes no second statement
  const config = { text, types, rowMode: 'array', queryMode: 'extended' } as QueryConfig;
  const query = new pg.Query<(string | null)[]>(config);
  const builder = tableBuilder();
  return new Promise((resolve, reject) => {
    query.on('row', (row, result) => {
      const rowCount = builder.add(row, result!.fields);
      if (rowCount % EVERY === 0) onProgress?.({ done: rowCount, total: 0 });
    });
    query.on('end', ({ fields }) => {
      const names = fields.map(({ name }) => name);
      const twice = names.find((name, i) => names.indexOf(name) !== i);
      if (twice === undefined) resolve({ table: builder.table(fields), fields });
      else reject(new EngineError('postgres', `two columns are called ${twice}`, { sql: text }));
    });
    query.on('error', reject);
    client.query(query);
  });
}
