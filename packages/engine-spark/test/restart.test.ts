import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeFetched, isMissing, startSail } from '@bits-per-sample/testkit';
import { afterAll, expect, it } from 'vitest';
import { connectSpark } from '../src/index.ts';

describeFetched('Sail, started anew', await startSail(), (server) => {
  const folder = mkdtempSync(join(tmpdir(), 'engine-spark-'));
  const stops = [server.stop];
  afterAll(async () => {
    for (const stop of stops) await stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is told of the files again', async () => {
    const path = join(folder, 'rows.jsonl');
    writeFileSync(path, '{"a":1}\n{"a":2}\n');
    const engine = await connectSpark(server.url);
    const columns = [{ name: 'a', type: 'number' }] as const;
    const relation = await engine.relation({ files: [path], format: 'json' }, columns);
    const sql = `SELECT sum(s.a) AS a FROM ${relation} AS s`;
    expect((await engine.query(sql)).columns.a).toEqual(Float64Array.of(3));
    await server.stop();
    const again = await startSail(Number(new URL(server.url).port));
    if (isMissing(again)) throw new Error(again.reason);
    stops.push(again.stop);
    expect((await engine.query(sql)).columns.a).toEqual(Float64Array.of(3));
    expect(await engine.columns(relation)).toEqual(columns);
    await engine.close();
  });
});
