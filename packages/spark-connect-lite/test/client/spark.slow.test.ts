import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeFetched, startSpark, type TestServer } from '@bits-per-sample/testkit';
import { afterAll, expect, it } from 'vitest';
import { connect } from '../../src/index.ts';
import { describeServer, slowQuery } from '../support/describeServer.ts';

const work = mkdtempSync(join(tmpdir(), 'spark-connect-lite-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

/** The processes that compute for a server. */
function executors({ pid }: TestServer): number[] {
  const { stdout } = spawnSync('pgrep', ['-g', String(pid), '-f', 'CoarseGrainedExecutorBackend'], {
    encoding: 'utf8',
  });
  return stdout.trim().split('\n').filter(Boolean).map(Number);
}

for (const version of ['4.3.0', '3.5.7'] as const) {
  const four = version === '4.3.0';
  const token = four ? 'a-token-of-tests' : undefined;
  const found = await startSpark({ work: join(work, version), version, token });
  describeFetched(`Spark ${version}`, found, (server) => {
    if (token) process.env.SPARK_CONNECT_AUTHENTICATE_TOKEN = token;
    afterAll(async () => {
      delete process.env.SPARK_CONNECT_AUTHENTICATE_TOKEN;
      await server.stop();
    });
    describeServer(server.url, {
      version: new RegExp(`^${version.replaceAll('.', '\\.')}`),
      ...{ sqlState: four, conditions: four, numbered: true, progress: four },
    });

    it('an executor is killed while the query runs: the same answer', async () => {
      const spark = connect(server.url);
      const whole = (await spark.query(slowQuery(10_000_000))).toArray();
      const before = executors(server);
      expect(before.length).toBeGreaterThan(0);
      const timer = setTimeout(() => process.kill(before[0]!, 'SIGKILL'), 1_500);
      const again = (await spark.query(slowQuery(10_000_000))).toArray();
      clearTimeout(timer);
      await spark.close();
      expect(executors(server)).not.toContain(before[0]);
      expect(again).toEqual(whole);
    });

    it.runIf(four)('no token and a wrong one are refused', async () => {
      for (const wrong of ['', 'another-token']) {
        const spark = connect(server.url, { token: wrong });
        const error = await spark.query('SELECT 1').catch((thrown) => thrown);
        expect(error.status).toMatch(/UNAUTHENTICATED|PERMISSION_DENIED/);
        expect(error.message).not.toContain('another-token');
        await spark.close();
      }
    });
  });
}
