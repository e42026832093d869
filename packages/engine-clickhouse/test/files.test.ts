import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DomainError, type Table } from '@bits-per-sample/core';
import type { EngineColumn } from '@bits-per-sample/sql';
import { describeFetched } from '@bits-per-sample/testkit';
import type { ClickHouseClient } from '@clickhouse/client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { connectClickhouse } from '../src/index.ts';
import { failure } from './support/failure.ts';
import { chdb, openChdb } from './support/openChdb.ts';

const folder = mkdtempSync(join(tmpdir(), 'bits-clickhouse-'));
const path = (name: string) => join(folder, name);
const declared: readonly EngineColumn[] = [
  { name: 'group', type: 'text' },
  { name: 'reward', type: 'number' },
];

describeFetched('files of the server', chdb, () => {
  let client: ClickHouseClient;
  beforeAll(() => {
    client = openChdb();
  });
  afterAll(async () => {
    await client?.close();
    rmSync(folder, { recursive: true });
  });

  async function read(
    files: readonly string[],
    format: 'parquet' | 'json' | 'csv',
    columns?: readonly EngineColumn[],
  ): Promise<Table> {
    const engine = connectClickhouse(client);
    const relation = await engine.relation({ files, format }, columns);
    return engine.query(`SELECT s.\`group\`, s.reward FROM ${relation} AS s ORDER BY s.\`group\``);
  }
  const two = {
    rowCount: 2,
    columns: {
      group: { codes: Int32Array.of(0, 1), values: ['a', 'b'] },
      reward: Float64Array.of(NaN, 0.5),
    },
  };

  it('JSON, a row a line: a column that comes late is declared', async () => {
    const late = path("it's late.jsonl");
    writeFileSync(
      late,
      `${'{"group":"a"}\n'.repeat(30_000)}{"reward":0.5,"group":"b","more":[1]}\n`,
    );
    const { rowCount, columns } = await read([late], 'json', declared);
    expect(rowCount).toBe(30_001);
    expect((columns.reward as Float64Array).at(-1)).toBe(0.5);
  });

  it('CSV and Parquet', async () => {
    writeFileSync(path('a.csv'), 'reward,group\n,a\n0.5,b\n');
    expect(await read([path('a.csv')], 'csv', declared)).toEqual(two);
    const out = `INTO OUTFILE '${path('a.parquet')}' TRUNCATE FORMAT Parquet`;
    await client.command({
      query: `SELECT t.1 AS \`group\`, t.2 AS reward FROM (SELECT arrayJoin([('b', 0.5), ('a', NULL)]) AS t) ${out}`,
    });
    expect(await read([path('a.parquet')], 'parquet')).toEqual(two);
  });

  it('several files are joined by name, not by place', async () => {
    const make = (name: string, select: string) =>
      client.command({
        query: `SELECT ${select} INTO OUTFILE '${path(name)}' TRUNCATE FORMAT Parquet`,
      });
    await make('1.parquet', "'a' AS `group`, CAST(NULL AS Nullable(Float64)) AS reward");
    await make('2.parquet', "0.5 AS reward, 'b' AS `group`, 1 AS more");
    const files = [path('1.parquet'), path('2.parquet')];
    expect(await read(files, 'parquet')).toEqual(two);
    expect(await read(files, 'parquet', declared)).toEqual(two);
  });

  it.each([
    ['NaN where nobody looks', '{"group":"a","other":NaN}\n'],
    ['a torn line', '{"group":"a","reward":1}\n{"group":"b","rew\n'],
    ['a text for a number', '{"group":"a","reward":"n/a"}\n'],
  ])('%s is an error, so that another reader can be asked', async (_, lines) => {
    writeFileSync(path('bad.jsonl'), lines);
    const error = await failure(read([path('bad.jsonl')], 'json', declared));
    expect(error.condition).toMatch(/^(CANNOT_PARSE|INCORRECT_DATA|CANNOT_READ)/);
  });

  it('what is not there, and what would be many, is refused', async () => {
    await failure(read([path('none.parquet')], 'parquet'));
    for (const name of ['*.parquet', 'a?.csv', '{a,b}.csv', 'x.zip :: a.csv'])
      await expect(read([path(name)], 'csv', declared)).rejects.toThrow(DomainError);
    await expect(read([], 'csv', declared)).rejects.toThrow(DomainError);
  });
});
