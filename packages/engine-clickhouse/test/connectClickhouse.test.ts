import type { Dictionary } from '@bits-per-sample/core';
import { describeFetched } from '@bits-per-sample/testkit';
import type { ClickHouseClient } from '@clickhouse/client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { connectClickhouse } from '../src/index.ts';
import { failure } from './support/failure.ts';
import { chdb, openChdb } from './support/openChdb.ts';

describeFetched('connectClickhouse', chdb, () => {
  let client: ClickHouseClient;
  const engine = () => connectClickhouse(client);
  beforeAll(async () => {
    client = openChdb();
    await client.command({
      query: `CREATE TABLE kinds (
        i Int64, u Nullable(UInt8), f Float64, n Nullable(Float64), d Decimal(9, 2), b Bool, t String,
        m Nullable(String), c LowCardinality(String), e Enum('x' = 1), l Array(Nullable(Float64)),
        s Tuple(\`a b\` Float64, z String), day Date, j JSON, p Map(String, Int8), h Int256, g UUID
      ) ENGINE = MergeTree ORDER BY i`,
    });
    await client.command({
      query: `INSERT INTO kinds VALUES
        (1, 255, nan, NULL, 12.34, true, 'it''s \\\\ "é🎲"', NULL, 'c', 'x', [1, NULL], (1, 'z'), '2026-01-02', '{}', {}, ${2n ** 200n}, '61f0c404-5cb3-11e7-907b-a6006ad3dba0'),
        (2, NULL, -inf, 0.1, -1, false, '', '', 'c', 'x', [], (2, ''), '1970-01-01', '{"a": 1}', {'k': 1}, -1, toUUID('00000000-0000-0000-0000-000000000000'))`,
    });
  }, 60_000);
  afterAll(() => client?.close());

  it('names and types of a table', async () => {
    const relation = await engine().relation({ table: ['default', 'kinds'] });
    expect(relation).toBe('`default`.`kinds`');
    expect(await engine().columns(relation)).toEqual(
      Object.entries({
        i: 'integer',
        u: 'integer',
        f: 'number',
        n: 'number',
        d: 'number',
        b: 'boolean',
        t: 'text',
        m: 'text',
        c: 'text',
        e: 'text',
        l: { list: 'number' },
        s: { fields: { 'a b': 'number', z: 'text' } },
        day: 'other',
        j: 'json',
        p: 'other',
        h: 'integer',
        g: 'text',
      }).map(([name, type]) => ({ name, type })),
    );
  });

  it('numbers as doubles, all else as text', async () => {
    const table = await engine().query('SELECT * FROM kinds ORDER BY i');
    expect(table).toEqual({
      rowCount: 2,
      columns: {
        i: Float64Array.of(1, 2),
        u: Float64Array.of(255, NaN),
        f: Float64Array.of(NaN, -Infinity),
        n: Float64Array.of(NaN, 0.1),
        d: Float64Array.of(12.34, -1),
        b: { codes: Int32Array.of(0, 1), values: ['true', 'false'] },
        t: { codes: Int32Array.of(0, 1), values: ['it\'s \\ "é🎲"', ''] },
        m: { codes: Int32Array.of(-1, 0), values: [''] },
        c: { codes: Int32Array.of(0, 0), values: ['c'] },
        e: { codes: Int32Array.of(0, 0), values: ['x'] },
        l: { codes: Int32Array.of(0, 1), values: ['[1,NULL]', '[]'] },
        s: { codes: Int32Array.of(0, 1), values: ["(1,'z')", "(2,'')"] },
        day: { codes: Int32Array.of(0, 1), values: ['2026-01-02', '1970-01-01'] },
        j: { codes: Int32Array.of(0, 1), values: ['{}', '{"a":1}'] },
        p: { codes: Int32Array.of(0, 1), values: ['{}', "{'k':1}"] },
        h: Float64Array.of(2 ** 200, -1),
        g: {
          codes: Int32Array.of(0, 1),
          values: ['61f0c404-5cb3-11e7-907b-a6006ad3dba0', '00000000-0000-0000-0000-000000000000'],
        },
      },
    });
  });

  it('no rows have columns all the same', async () => {
    const { rowCount, columns } = await engine().query('SELECT f, t FROM kinds WHERE i > 9');
    expect({ rowCount, columns }).toEqual({
      rowCount: 0,
      columns: { f: new Float64Array(), t: { codes: new Int32Array(), values: [] } },
    });
  });

  it('an answer of many batches is whole', async () => {
    const { rowCount, columns } = await engine().query(
      'SELECT toFloat64(number) AS x, toString(number % 7) AS t FROM numbers(300000)',
    );
    expect(rowCount).toBe(300_000);
    const x = columns.x as Float64Array;
    expect(x.reduce((sum, value) => sum + value, 0)).toBe((299_999 * 300_000) / 2);
    expect((columns.t as Dictionary).values.toSorted().join('')).toBe('0123456');
  });

  it('aliases do not shadow columns', async () => {
    const { columns } = await engine().query(
      "SELECT 'new' AS k, concat(s.k, '!') AS v FROM (SELECT 'old' AS k) AS s",
    );
    expect(columns.v).toMatchObject({ values: ['old!'] });
  });

  it('a SELECT of the caller is a relation; a comment at its end hides nothing', async () => {
    const relation = await engine().relation({ sql: 'SELECT i, t FROM kinds -- all' });
    const { columns } = await engine().query(`SELECT count() AS n FROM ${relation} AS s`);
    expect(columns.n).toEqual(Float64Array.of(2));
  });

  it('what the profile would cut short is whole', async () => {
    const other = openChdb();
    for (const setting of ['limit = 1', 'max_result_rows = 1', "result_overflow_mode = 'break'"])
      await other.command({ query: `SET ${setting}` });
    const bound = connectClickhouse(other);
    expect((await bound.query('SELECT 1 AS x')).rowCount).toBe(1);
    const error = await failure(bound.query('SELECT i FROM kinds'));
    expect(error.condition).toBe('TOO_MANY_ROWS_OR_BYTES');
    await other.command({ query: 'SET max_result_rows = 0' });
    expect((await bound.query('SELECT i FROM kinds')).rowCount).toBe(2);
    await bound.close();
  });

  it('a user who is read-only already is served; one who may not choose a format is told', async () => {
    const [two, one] = [openChdb(), openChdb()];
    await two.command({ query: 'SET readonly = 2' });
    await one.command({ query: 'SET readonly = 1' });
    expect((await connectClickhouse(two).query('SELECT i FROM kinds')).rowCount).toBe(2);
    const error = await failure(connectClickhouse(one).query('SELECT i FROM kinds'));
    expect(error.message).toContain('readonly = 2');
    await Promise.all([two.close(), one.close()]);
  });

  it('errors carry the name of the fault, the query, and one short line', async () => {
    const sql = 'SELECT nope FROM kinds';
    const error = await failure(engine().query(sql));
    expect(error.condition).toBe('UNKNOWN_IDENTIFIER');
    expect(error.sql).toBe(sql);
    expect(error.message).toMatch(
      /^clickhouse: Unknown expression.*`nope`.*\(UNKNOWN_IDENTIFIER\)$/,
    );
    expect((await failure(engine().columns('nowhere'))).condition).toBe('UNKNOWN_TABLE');
    expect((await failure(engine().query('SELECT 1 +'))).condition).toBe('SYNTAX_ERROR');
    const far = await failure(engine().query("SELECT * FROM remote('10.1.2.3:9', default.kinds)"));
    expect(far.message).not.toMatch(/10\.1\.2\.3/);
  });

  it('the rest of a failed answer is not the next one', async () => {
    // on the bare client it is: a stream of no rows, then the answer
    const fail = 'SELECT throwIf(number = 100000) FROM numbers(1000000) FORMAT ArrowStream';
    const bytes = async (query: string) => {
      const parts: Buffer[] = [];
      for await (const part of (await client.exec({ query })).stream) parts.push(part as Buffer);
      return Buffer.concat(parts);
    };
    await expect(bytes(fail)).rejects.toThrow();
    expect((await bytes('SELECT 5 FORMAT TSV')).length).toBeGreaterThan(2);

    await expect(bytes(fail)).rejects.toThrow();
    expect((await engine().query('SELECT 5 AS x')).columns.x).toEqual(Float64Array.of(5));
    const bound = engine();
    await failure(bound.query('SELECT throwIf(number = 100000) AS x FROM numbers(1000000)'));
    expect((await bound.columns('kinds')).length).toBe(17);
    await failure(bound.query('SELECT throwIf(number = 100000) AS x FROM numbers(1000000)'));
    const { rowCount } = await bound.query('SELECT number AS x FROM numbers(3)');
    expect(rowCount).toBe(3);
  });

  it('a signal ends a query at once', async () => {
    const other = openChdb();
    const bound = connectClickhouse(other);
    await expect(bound.query('SELECT 1 AS x', { signal: AbortSignal.abort() })).rejects.toThrow(
      'clickhouse: cancelled',
    );
    const control = new AbortController();
    const asked = bound.query('SELECT sleepEachRow(0.1) AS x FROM numbers(20)', {
      signal: control.signal,
    });
    setTimeout(() => control.abort(), 300);
    const error = await failure(asked);
    expect(error.condition).toBe('CANCELLED');
    expect((await bound.query('SELECT 1 AS x')).rowCount).toBe(1);
    await bound.close();
    await bound.close();
    expect((await failure(bound.query('SELECT 1 AS x'))).condition).toBe('CLOSED');
  });
});
