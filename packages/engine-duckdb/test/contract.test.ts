import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readLog } from '@bits-per-sample/logs';
import * as sql from '@bits-per-sample/sql';
import { describeEngine } from '@bits-per-sample/testkit';
import { afterAll } from 'vitest';
import { connectDuckdb } from '../src/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'engine-duckdb-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describeEngine('DuckDB on Parquet', {
  async open({ parquet }) {
    const path = join(folder, 'rows.parquet');
    writeFileSync(path, parquet());
    const source = { files: [path], format: 'parquet' };
    return { engine: await connectDuckdb({ files: [path], threads: 2 }), source };
  },
  readLog,
  sql,
  refused: [`COPY (SELECT 1 AS a) TO '${join(folder, 'copy.csv')}'`, 'SET threads = 1'],
});

describeEngine('DuckDB on lines of JSON', {
  async open({ lines }) {
    const path = join(folder, 'rows.jsonl');
    writeFileSync(path, lines());
    const source = { files: [path], format: 'json' };
    return { engine: await connectDuckdb({ files: [path], threads: 2 }), source };
  },
  readLog,
  sql,
});
