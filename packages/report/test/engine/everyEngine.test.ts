import { createRequire } from 'node:module';
import { join } from 'node:path';
import { connectClickhouse } from '@bits-per-sample/engine-clickhouse';
import { connectDuckdb } from '@bits-per-sample/engine-duckdb';
import { connectPostgres } from '@bits-per-sample/engine-postgres';
import { connectSpark } from '@bits-per-sample/engine-spark';
import { postgres } from '@bits-per-sample/sql';
import { describeFetched, npmFetched, startPostgres, startSail } from '@bits-per-sample/testkit';
import { createClient } from '@clickhouse/client';
import pg from 'pg';
import { afterAll } from 'vitest';
import { describeReports } from './describeReports.ts';

describeReports('DuckDB', async (path) => ({
  engine: await connectDuckdb({ files: [path] }),
  source: { files: [path], format: 'parquet' },
}));

describeFetched('ClickHouse', await npmFetched('chdb@3.4.0'), ({ folder }) =>
  describeReports('ClickHouse', async (path) => {
    const home = join(folder, 'node_modules/chdb/dist/connection/index.js');
    const { createChdbConnection } = createRequire(import.meta.url)(home);
    const connection = createChdbConnection({ path: ':memory:' });
    const client = createClient({ connection } as Parameters<typeof createClient>[0]);
    const select = `SELECT * FROM file('${path}', Parquet)`;
    await client.command({
      query: `CREATE TABLE log ENGINE = MergeTree ORDER BY tuple() AS ${select}`,
    });
    return { engine: connectClickhouse(client), source: { table: ['default', 'log'] } };
  }),
);

describeFetched('Sail', await startSail(), ({ url, stop }) => {
  afterAll(stop);
  describeReports('Sail', async (path) => ({
    engine: await connectSpark(url),
    source: { files: [path], format: 'parquet' },
  }));
});

describeFetched('PostgreSQL', await startPostgres(), ({ url, stop }) => {
  afterAll(stop);
  describeReports('PostgreSQL', async (_path, rows) => {
    const pool = new pg.Pool({ connectionString: url });
    const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
    const isText = (name: string): boolean =>
      rows.some((row) => typeof (row as Record<string, unknown>)[name] === 'string');
    const columns = names.map(
      (name) => `${postgres.ident(name)} ${isText(name) ? 'text' : 'float8'}`,
    );
    await pool.query(`CREATE TABLE log (${columns.join(', ')})`);
    const insert = 'INSERT INTO log SELECT * FROM json_populate_recordset(NULL::log, $1)';
    await pool.query(insert, [JSON.stringify(rows)]);
    return { engine: connectPostgres(pool), source: { table: ['log'] } };
  });
});
