import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeFetched, startSpark } from '@bits-per-sample/testkit';
import { afterAll } from 'vitest';
import { describeParity } from './support/describeParity.ts';
import { describeSpark } from './support/describeSpark.ts';

const work = mkdtempSync(join(tmpdir(), 'engine-spark-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

for (const version of ['4.3.0', '3.5.7'] as const) {
  const found = await startSpark({ work: join(work, version), version, master: 'local[2]' });
  describeFetched(`Spark ${version}`, found, ({ url, stop }) => {
    afterAll(stop);
    describeSpark(url);
    describeParity(`Spark ${version}`, url, ['parquet', 'json']);
  });
}
