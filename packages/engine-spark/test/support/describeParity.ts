import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readLog } from '@bits-per-sample/logs';
import * as sql from '@bits-per-sample/sql';
import { describeEngine } from '@bits-per-sample/testkit';
import { afterAll } from 'vitest';
import { connectSpark } from '../../src/index.ts';
import { endless } from './endless.ts';

/** Formats that the hostile rows are written in. */
type Format = 'parquet' | 'json';

/** The contract of engines, kept by a server on files of each format. */
export function describeParity(server: string, url: string, formats: readonly Format[]): void {
  const folder = mkdtempSync(join(tmpdir(), 'engine-spark-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  for (const format of formats)
    describeEngine(`${server} on ${format}`, {
      async open({ lines, parquet }) {
        const path = join(folder, `rows.${format}`);
        writeFileSync(path, format === 'json' ? lines() : parquet());
        return { engine: await connectSpark(url), source: { files: [path], format } };
      },
      readLog,
      sql,
      endless,
      secrets: [new URL(url).host, new URL(url).port],
      refused: ['SHOW TABLES', "SET spark.sql.shuffle.partitions = '3'"],
    });
}
