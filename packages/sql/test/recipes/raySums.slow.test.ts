import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { extent, moments } from '@bits-per-sample/core';
import { describeFetched, venvFetched } from '@bits-per-sample/testkit';
import { afterAll, expect, it } from 'vitest';
import { duckdb, mergeSql, summariseSql, trialsSql } from '../../src/index.ts';
import { columnsOf, inDuckdb } from '../support/inDuckdb.ts';

const script = fileURLToPath(new URL('../../recipes/ray_sums.py', import.meta.url));
const run = promisify(execFile);

describeFetched('Ray', await venvFetched('ray==2.60.0', ['duckdb==2.0.1']), ({ python }) => {
  const folder = mkdtempSync(join(tmpdir(), 'ray-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const path = (name: string) => join(folder, name);
  // a cluster of this machine alone, whose files are here
  const env = { ...process.env, RAY_TMPDIR: folder, HOME: folder, RAY_AUTH_MODE: 'disabled' };
  const ray = (target: string, files: readonly string[]) =>
    run(python, [script, path('plan.json'), target, ...files], { env, timeout: 300_000 });
  const spec = { by: ['step', 'group_0'], measures: { reward: [moments, extent] } };

  it('gives the sums that one reduction of all files gives', async () => {
    const files = [0, 1, 2, 3].map((i) => path(`${i}.parquet`));
    for (const [i, file] of files.entries())
      await inDuckdb(`COPY (
        SELECT range % 5 AS step, concat('it''s ', range % 97) AS task,
          CASE WHEN range % 11 > 0 THEN 1e6 + hash(range + ${i}) % 1000 / 7 END AS reward
        FROM range(${20_000 * i}, ${20_000 * (i + 1)})) TO '${file}' (FORMAT parquet)`);
    const all = `read_parquet([${files.map(duckdb.text).join(', ')}])`;
    const columns = await columnsOf(all);
    const mapping = { step: 'step', group: ['task'], reward: ['reward'] };
    const sumsOf = (relation: string) =>
      summariseSql(trialsSql({ relation, columns, mapping }, duckdb), spec, duckdb);
    const merge = mergeSql('SELECT * FROM parts', spec, duckdb);
    writeFileSync(path('plan.json'), JSON.stringify({ part: sumsOf('rollouts'), merge }));
    await ray(path('sums.parquet'), files);

    const compared = await inDuckdb(`SELECT count(*) AS groups,
        count(*) FILTER (w.reward_n IS DISTINCT FROM p.reward_n OR w.reward_min IS DISTINCT FROM p.reward_min
          OR w.reward_max IS DISTINCT FROM p.reward_max OR w.reward_missing IS DISTINCT FROM p.reward_missing) AS other,
        max(abs(w.reward_sum / p.reward_sum - 1)) AS sums, max(abs(w.reward_m2 / p.reward_m2 - 1)) AS m2
      FROM (${sumsOf(all)}) AS w FULL JOIN '${path('sums.parquet')}' AS p USING (step, group_0)`);
    expect(compared).toEqual([
      { groups: 485n, other: 0n, sums: expect.any(Number), m2: expect.any(Number) },
    ]);
    expect(compared[0]!.sums).toBeLessThan(1e-12);
    expect(compared[0]!.m2).toBeLessThan(1e-9);
  }, 600_000);

  it('a torn file ends the run without sums', async () => {
    writeFileSync(path('torn.parquet'), 'PAR1');
    await expect(
      ray(path('none.parquet'), [path('0.parquet'), path('torn.parquet')]),
    ).rejects.toThrow();
    expect(existsSync(path('none.parquet'))).toBe(false);
  }, 600_000);
});
