import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectSpark } from '@bits-per-sample/engine-spark';
import { describeFetched, startSpark } from '@bits-per-sample/testkit';
import { afterAll } from 'vitest';
import { describeReports } from './describeReports.ts';

const work = mkdtempSync(join(tmpdir(), 'reports-spark-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

for (const version of ['4.3.0', '3.5.7'] as const) {
  const found = await startSpark({ work: join(work, version), version, master: 'local[2]' });
  describeFetched(`Spark ${version}`, found, ({ url, stop }) => {
    afterAll(stop);
    describeReports(`Spark ${version}`, async (path) => ({
      engine: await connectSpark(url),
      source: { files: [path], format: 'parquet' },
    }));
  });
}
