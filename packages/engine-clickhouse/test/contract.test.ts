import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readLog } from '@bits-per-sample/logs';
import * as sql from '@bits-per-sample/sql';
import { describeEngine, describeFetched } from '@bits-per-sample/testkit';
import { afterAll } from 'vitest';
import { connectClickhouse } from '../src/index.ts';
import { chdb, openChdb } from './support/openChdb.ts';

describeFetched('ClickHouse', chdb, () => {
  const folder = mkdtempSync(join(tmpdir(), 'engine-clickhouse-'));
  const path = join(folder, 'rows.parquet');
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const cases = {
    readLog,
    sql,
    nullLists: false,
    // in this process a query goes on after its signal: one that ends
    endless: 'SELECT sleepEachRow(0.1) AS x FROM numbers(25)',
  };

  describeEngine('ClickHouse on Parquet', {
    ...cases,
    async open({ parquet }) {
      writeFileSync(path, parquet());
      return {
        engine: connectClickhouse(openChdb()),
        source: { files: [path], format: 'parquet' },
      };
    },
    refused: [`SELECT 1 AS a INTO OUTFILE '${join(folder, 'copy.csv')}'`, 'SET max_threads = 1'],
  });

  describeEngine('ClickHouse on a table', {
    ...cases,
    async open({ parquet }) {
      writeFileSync(path, parquet());
      const client = openChdb();
      await client.command({
        query: `CREATE TABLE hostile ENGINE = MergeTree ORDER BY tuple() AS SELECT * FROM file('${path}', Parquet)`,
      });
      return { engine: connectClickhouse(client), source: { table: ['default', 'hostile'] } };
    },
  });
});
