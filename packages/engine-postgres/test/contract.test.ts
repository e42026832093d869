import { readLog } from '@bits-per-sample/logs';
import * as sql from '@bits-per-sample/sql';
import { describeEngine, describeFetched, startPostgres } from '@bits-per-sample/testkit';
import pg from 'pg';
import { afterAll } from 'vitest';
import { connectPostgres } from '../src/index.ts';

const TYPES = { text: 'text', integer: 'bigint', number: 'float8', boolean: 'boolean' } as const;

describeFetched('PostgreSQL', await startPostgres(), ({ url, stop }) => {
  afterAll(stop);

  describeEngine('PostgreSQL', {
    async open({ columns, rows }) {
      const pool = new pg.Pool({ connectionString: url });
      const declared = columns.map(({ name, type }) => {
        const plain = typeof type === 'string' ? TYPES[type] : undefined;
        const list = typeof type === 'object' && 'list' in type ? `${TYPES[type.list]}[]` : 'jsonb';
        return `${sql.postgres.ident(name)} ${plain ?? list}`;
      });
      await pool.query(`CREATE TABLE hostile (${declared.join(', ')})`);
      // a list of rows as one JSON value; what JSON has no number for is written as text
      const cell = (_: string, value: unknown) =>
        typeof value === 'bigint' || (typeof value === 'number' && !Number.isFinite(value))
          ? String(value)
          : value;
      const insert = 'INSERT INTO hostile SELECT * FROM json_populate_recordset(NULL::hostile, $1)';
      await pool.query(insert, [JSON.stringify(rows, cell)]);
      return { engine: connectPostgres(pool), source: { table: ['hostile'] } };
    },
    readLog,
    sql,
    secrets: ['127.0.0.1', new URL(url).port],
    refused: ["COPY (SELECT 1) TO '/tmp/bits-per-sample-copy'", 'SET work_mem = 1'],
  });
});
