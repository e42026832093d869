import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDictionary, type Table } from '@bits-per-sample/core';
import { type Engine, EngineError, summariseSql, trialsSql } from '@bits-per-sample/sql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { connectSpark } from '../../src/index.ts';
import { endless } from './endless.ts';

/** Rows of a table, as a person would write them; NULL is null, a missing number NaN. */
function rowsOf({ rowCount, columns }: Table): Record<string, unknown>[] {
  return Array.from({ length: rowCount }, (_, i) =>
    Object.fromEntries(
      Object.entries(columns).map(([name, column]) => [
        name,
        isDictionary(column) ? (column.values[column.codes[i]!] ?? null) : column[i],
      ]),
    ),
  );
}

const failure = (promise: Promise<unknown>): Promise<EngineError> =>
  promise.then(
    () => expect.fail('no error'),
    (error) => error,
  );

/** Time for the first answer: a server may still be warming up, in milliseconds. */
const PATIENCE = 300_000;

/** What an engine promises, tried against a server of Spark Connect. */
export function describeSpark(url: string): void {
  let engine: Engine;
  let folder: string;
  const file = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'engine-spark-'));
    engine = await connectSpark(url);
  }, PATIENCE);
  afterAll(async () => {
    await engine?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('numbers are doubles, all else is text, and NULL is missing', async () => {
    const table = await engine.query(
      `SELECT CAST(1.5 AS DOUBLE) AS d, 9007199254740993 AS big, CAST(2.5 AS DECIMAL(10,2)) AS dec,
         CAST(1.5 AS FLOAT) AS f, true AS b, 'ü 😀 it\\'s' AS s, array(CAST(1 AS DOUBLE)) AS l,
         named_struct('x', 1, 'y', 'z') AS st, CAST(NULL AS STRING) AS n, DATE '2020-01-02' AS day
       UNION ALL SELECT NULL, NULL, NULL, CAST('NaN' AS FLOAT), NULL, '', NULL, NULL, 'x', NULL
       ORDER BY n NULLS FIRST`,
    );
    expect(rowsOf(table)).toEqual([
      {
        ...{ d: 1.5, big: 2 ** 53, dec: 2.5, f: 1.5, b: 'true', s: "ü 😀 it's", l: '[1]' },
        ...{ st: '{"x":1,"y":"z"}', n: null, day: '2020-01-02T00:00:00.000Z' },
      },
      {
        ...{ d: Number.NaN, big: Number.NaN, dec: Number.NaN, f: Number.NaN, b: null },
        ...{ s: '', l: null, st: null, n: 'x', day: null },
      },
    ]);
  });

  it('JSON: declared columns are found wherever they begin, and text stays as written', async () => {
    const path = file('rows.jsonl', '{"g":"12345678901234567890","r":1}\n{"g":"a","late":0.5}\n');
    const relation = await engine.relation({ files: [path], format: 'json' }, [
      { name: 'g', type: 'text' },
      { name: 'r', type: 'number' },
      { name: 'late', type: 'number' },
      { name: 'l', type: { list: 'number' } },
      { name: 'st', type: { fields: { 'a b': 'integer' } } },
    ]);
    expect(await engine.columns(relation)).toEqual([
      { name: 'g', type: 'text' },
      { name: 'r', type: 'number' },
      { name: 'late', type: 'number' },
      { name: 'l', type: { list: 'number' } },
      { name: 'st', type: { fields: { 'a b': 'integer' } } },
    ]);
    const table = await engine.query(`SELECT s.g, s.r, s.late FROM ${relation} AS s ORDER BY s.g`);
    expect(rowsOf(table)).toEqual([
      { g: '12345678901234567890', r: 1, late: Number.NaN },
      { g: 'a', r: Number.NaN, late: 0.5 },
    ]);
  });

  it('JSON without declared columns is looked through', async () => {
    const path = file('free.jsonl', '{"a":1,"b":"x"}\n{"a":2.5,"c":true}\n');
    const relation = await engine.relation({ files: [path], format: 'json' });
    expect(await engine.columns(relation)).toEqual([
      { name: 'a', type: 'number' },
      { name: 'b', type: 'text' },
      { name: 'c', type: 'boolean' },
    ]);
  });

  it('a torn line is an error, not a row of NULL', async () => {
    const path = file('torn.jsonl', '{"a":1}\n{"a":2\n{"a":3}\n');
    const columns = [{ name: 'a', type: 'number' }] as const;
    const relation = await engine.relation({ files: [path], format: 'json' }, columns);
    const error = await failure(engine.query(`SELECT s.a FROM ${relation} AS s`));
    expect(error).toBeInstanceOf(EngineError);
  });

  it('CSV is text as it stands', async () => {
    const path = file('rows.csv', 'a,b c,d\n1.0,"x ""y"", z",007\n,2,é\n');
    const relation = await engine.relation({ files: [path], format: 'csv' });
    expect((await engine.columns(relation)).map(({ type }) => type)).toEqual(Array(3).fill('text'));
    const table = await engine.query(`SELECT * FROM ${relation} AS s ORDER BY s.d`);
    expect(rowsOf(table)).toEqual([
      { a: '1.0', 'b c': 'x "y", z', d: '007' },
      { a: null, 'b c': '2', d: 'é' },
    ]);
  });

  it('sums per group of rollouts', async () => {
    const rows = [...'aaab'].map((g, i) => JSON.stringify({ g, s: 1, r: i % 2 }));
    const path = file('rollouts.jsonl', `${rows.join('\n')}\n`);
    const columns = [
      { name: 'g', type: 'text' },
      { name: 's', type: 'integer' },
      { name: 'r', type: 'number' },
    ] as const;
    const relation = await engine.relation({ files: [path], format: 'json' }, columns);
    const mapping = { group: ['g'], step: 's', reward: ['r'] };
    const trials = trialsSql({ relation, columns, mapping }, engine.dialect);
    const spec = { by: ['step', 'group_0'], measures: { reward: [{ name: 'moments' }] } };
    const table = await engine.query(summariseSql(trials, spec as never, engine.dialect));
    const [a, b] = rowsOf(table).sort((x, y) => (String(x.group_0) < String(y.group_0) ? -1 : 1));
    expect(a).toMatchObject({ step: 1, group_0: 'a', reward_n: 3, reward_sum: 1 });
    expect(a!.reward_m2).toBeCloseTo(2 / 3, 15);
    expect(b).toMatchObject({ step: 1, group_0: 'b', reward_n: 1, reward_sum: 1, reward_m2: 0 });
  });

  it('a SELECT of the caller is a relation', async () => {
    const relation = await engine.relation({ sql: 'SELECT 1 AS a -- the end' });
    expect(await engine.columns(relation)).toEqual([{ name: 'a', type: 'integer' }]);
    expect(rowsOf(await engine.query(`SELECT s.a FROM ${relation} AS s`))).toEqual([{ a: 1 }]);
    expect(rowsOf(await engine.query('WITH t AS (SELECT 2 AS a) SELECT * FROM t'))).toEqual([
      { a: 2 },
    ]);
  });

  it.each([
    'DROP VIEW bits_kept',
    'CREATE TEMPORARY VIEW bits_made AS SELECT 1 AS a',
    "SET spark.sql.shuffle.partitions = '3'",
    'SHOW TABLES',
    'SELECT 1; DROP VIEW bits_kept',
    'SELECT 1) AS s; DROP VIEW bits_kept; SELECT * FROM (SELECT 1',
    'INSERT INTO bits_kept VALUES (1)',
    "INSERT OVERWRITE DIRECTORY '/tmp/bits' USING parquet SELECT 1",
    'DROP VIEW bits_kept --',
  ])('refuses what is no SELECT: %s', async (sql) => {
    expect(await failure(engine.query(sql))).toBeInstanceOf(EngineError);
    const relation = await engine.relation({ sql });
    expect(await failure(engine.columns(relation))).toBeInstanceOf(EngineError);
    expect(await failure(engine.query(`SELECT * FROM ${relation} AS s`))).toBeInstanceOf(
      EngineError,
    );
  });

  it('refuses a NUL', async () => {
    await expect(engine.relation({ sql: 'SELECT 1\0' })).rejects.toThrow(/NUL/);
    await expect(engine.query('SELECT 1\0')).rejects.toThrow(/NUL/);
  });

  it('says what is wrong without the address', async () => {
    const error = await failure(engine.query('SELECT * FROM nowhere_at_all'));
    expect(error.engine).toBe('spark');
    expect(error.condition).toBe('TABLE_OR_VIEW_NOT_FOUND');
    expect(error.sql).toBe('SELECT * FROM nowhere_at_all');
    const port = new URL(url).port;
    for (let at: unknown = error; at instanceof Error; at = at.cause)
      expect(at.message).not.toContain(port);
  });

  it('ends a query that is aborted', async () => {
    const cancel = new AbortController();
    setTimeout(() => cancel.abort(), 500);
    const error = await failure(engine.query(endless, { signal: cancel.signal }));
    expect([error.code, error.condition]).toEqual(['ENGINE', 'CANCELLED']);
    expect(rowsOf(await engine.query('SELECT 1 AS a'))).toEqual([{ a: 1 }]);
  });

  it('may be closed twice', async () => {
    const other = await connectSpark(url);
    await other.close();
    await other.close();
  });
}
