// long: one server, and many ways to ask it
import type { Dictionary } from '@bits-per-sample/core';
import { describeFetched, startPostgres } from '@bits-per-sample/testkit';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { connectPostgres } from '../src/index.ts';
import { failure } from './support/failure.ts';

const server = await startPostgres();

describeFetched('connectPostgres', server, ({ url, stop }) => {
  const pools: pg.Pool[] = [];
  const open = (config: pg.PoolConfig = {}, user = 'reader') => {
    const connectionString = url.replace('postgres@', `${user}@`);
    const pool = new pg.Pool({ connectionString, ...config });
    pool.on('error', () => {});
    pools.push(pool);
    return pool;
  };
  const engine = (user?: string) => connectPostgres(open({}, user));
  let admin: pg.Pool;
  beforeAll(async () => {
    admin = open({}, 'postgres');
    await admin.query(`
      CREATE ROLE reader LOGIN IN ROLE pg_read_all_data;
      CREATE TYPE colour AS ENUM ('red'); CREATE DOMAIN share AS float8 CHECK (value <= 1);
      CREATE TABLE kinds (
        i int8, s int2, f float8, r real, n numeric, b bool, t text, v varchar(9), c char(3),
        u uuid, e colour, d share, l float8[], li int8[], lt text[], lc colour[],
        j json, jb jsonb, at timestamptz, raw bytea);
      INSERT INTO kinds VALUES
        (9007199254740993, 1, 'NaN', 0.1, 12.34, true, 'it''s \\ "é🎲"', 'v', 'c',
         '61f0c404-5cb3-11e7-907b-a6006ad3dba0', 'red', 0.1, '{1,NULL}', '{1}', '{a}', '{red}',
         '{"a": 1}', '{"a": 1}', '2026-01-02 00:00:00+00', '\\x01'),
        (-1, NULL, '-Infinity', NULL, 'NaN', false, '', NULL, NULL, NULL, NULL, NULL, NULL, '{}',
         NULL, NULL, NULL, NULL, NULL, NULL);
      CREATE TABLE "odd ""name""" (x int); CREATE TABLE kept (a int); INSERT INTO kept VALUES (1)`);
  }, 60_000);
  afterEach(async () => {
    for (const pool of pools.splice(admin === undefined ? 0 : 1)) if (!pool.ended) await pool.end();
  });
  afterAll(async () => {
    await admin?.end();
    await stop();
  });

  it('names and types of a table', async () => {
    const bound = engine();
    const relation = await bound.relation({ table: ['public', 'kinds'] });
    expect(relation).toBe('"public"."kinds"');
    expect(await bound.columns(relation)).toEqual(
      Object.entries({
        i: 'integer',
        s: 'integer',
        f: 'number',
        r: 'number',
        n: 'number',
        b: 'boolean',
        t: 'text',
        v: 'text',
        c: 'text',
        u: 'text',
        e: 'text',
        d: 'number',
        l: { list: 'number' },
        li: { list: 'integer' },
        lt: { list: 'text' },
        lc: { list: 'text' },
        j: 'json',
        jb: 'json',
        at: 'other',
        raw: 'other',
      }).map(([name, type]) => ({ name, type })),
    );
    expect(await bound.columns(bound.dialect.ident('odd "name"'))).toEqual([
      { name: 'x', type: 'integer' },
    ]);
  });

  it('numbers as doubles, all else as text, whatever parsers a program has set', async () => {
    pg.types.setTypeParser(20, () => 'seven');
    const { rowCount, columns } = await engine().query('SELECT * FROM kinds ORDER BY i DESC');
    pg.types.setTypeParser(20, (text) => text);
    expect(rowCount).toBe(2);
    const text = (...values: (string | null)[]): Dictionary => ({
      codes: Int32Array.from(values, (value, i) => (value === null ? -1 : i)),
      values: values.filter((value) => value !== null),
    });
    expect(columns).toMatchObject({
      i: Float64Array.of(2 ** 53, -1),
      s: Float64Array.of(1, NaN),
      f: Float64Array.of(NaN, -Infinity),
      r: Float64Array.of(0.1, NaN),
      n: Float64Array.of(12.34, NaN),
      b: text('true', 'false'),
      t: text('it\'s \\ "é🎲"', ''),
      v: text('v', null),
      c: text('c  ', null),
      u: text('61f0c404-5cb3-11e7-907b-a6006ad3dba0', null),
      e: text('red', null),
      d: Float64Array.of(0.1, NaN),
      l: text('{1,NULL}', null),
      jb: text('{"a": 1}', null),
      raw: text('\\x01', null),
    });
  });

  it('doubles come with all their digits, be it in a session that shortens them', async () => {
    const pool = open({ options: '-c extra_float_digits=-10' });
    const { columns } = await connectPostgres(pool).query('SELECT 0.1::float8 + 0.2 AS x');
    expect(columns.x).toEqual(Float64Array.of(0.30000000000000004));
  });

  it('no rows have columns all the same; two of one name are refused', async () => {
    expect(await engine().query('SELECT f, t FROM kinds WHERE i > 9e18')).toEqual({
      rowCount: 0,
      columns: { f: new Float64Array(), t: { codes: new Int32Array(), values: [] } },
    });
    const error = await failure(engine().query('SELECT 1 AS x, 2 AS x'));
    expect(error.message).toContain('x');
  });

  it('many rows are whole, and counted as they come', async () => {
    const seen: number[] = [];
    const sql = 'SELECT g::float8 AS x, (g % 7)::text AS t FROM generate_series(0, 99999) AS g';
    const { rowCount, columns } = await engine().query(sql, {
      onProgress: ({ done, total }) => {
        expect(total).toBe(0);
        seen.push(done);
      },
    });
    expect(rowCount).toBe(100_000);
    expect((columns.x as Float64Array).reduce((a, b) => a + b, 0)).toBe((99_999 * 100_000) / 2);
    expect((columns.t as Dictionary).values.toSorted().join('')).toBe('0123456');
    expect(seen.at(-1)).toBe(100_000);
  });

  it('a SELECT of the caller is a relation; a comment at its end hides nothing', async () => {
    const bound = engine();
    const relation = await bound.relation({ sql: 'SELECT i FROM kinds -- all' });
    const { columns } = await bound.query(`SELECT count(*) AS n FROM ${relation} AS s`);
    expect(columns.n).toEqual(Float64Array.of(2));
    const error = await failure(bound.relation({ files: ['a.parquet'], format: 'parquet' }));
    expect(error.condition).toBe('UNSUPPORTED');
  });

  it('errors carry the SQLSTATE, the query, and one short line', async () => {
    const bound = engine();
    const sql = 'SELECT nope FROM kinds';
    const error = await failure(bound.query(sql));
    expect(error).toMatchObject({ sql, sqlState: '42703', retryable: false });
    expect(error.message).toBe('postgres: column "nope" does not exist (42703)');
    expect((await failure(bound.columns('nowhere'))).sqlState).toBe('42P01');
    expect((await failure(bound.query('SELECT 1/0 AS x'))).sqlState).toBe('22012');
    expect((await bound.query('SELECT 1 AS x')).rowCount).toBe(1);
  });

  it('errors name neither the server nor a password', async () => {
    const port = new URL(url).port;
    const at = (rest: string) => connectPostgres(open({ connectionString: `postgres://${rest}` }));
    const gone = await failure(at('u:pass-w0rd@127.0.0.1:1/d').query('SELECT 1 AS x'));
    expect(gone).toMatchObject({ condition: 'NO_ANSWER' });
    const nobody = await failure(at(`nobody:pass-w0rd@127.0.0.1:${port}/d`).query('SELECT 1 AS x'));
    expect(nobody.sqlState).toBe('28000');
    for (const error of [gone, nobody])
      expect(`${error.stack} ${JSON.stringify(error)} ${error.cause}`).not.toMatch(
        /w0rd|127\.0\.0\.1|localhost/,
      );
  });

  it.each([1, 5])('a signal cancels the query in the server; pool of %i', async (max) => {
    const pool = open({ max });
    const bound = connectPostgres(pool);
    await expect(bound.query('SELECT 1 AS x', { signal: AbortSignal.abort() })).rejects.toThrow(
      'postgres: cancelled',
    );
    const control = new AbortController();
    const asked = bound.query("SELECT 'sleeper' AS t, pg_sleep(30)::text AS s", {
      signal: control.signal,
    });
    const sleepers = () =>
      admin.query(
        "SELECT FROM pg_stat_activity WHERE state = 'active' AND query LIKE '%sleeper%' AND pid <> pg_backend_pid()",
      );
    await expect.poll(async () => (await sleepers()).rowCount).toBe(1);
    control.abort();
    expect((await failure(asked)).condition).toBe('CANCELLED');
    expect((await sleepers()).rowCount).toBe(0);
    expect((await bound.query('SELECT 1 AS x')).rowCount).toBe(1);
  });

  it('a signal ends a query at whatever moment it comes', async () => {
    const bound = connectPostgres(open());
    for (let delay = 0; delay < 30; delay++) {
      const control = new AbortController();
      const asked = bound.query('SELECT pg_sleep(30)::text AS s', { signal: control.signal });
      setTimeout(() => control.abort(), delay);
      expect((await failure(asked)).condition).toBe('CANCELLED');
    }
    expect((await bound.query('SELECT 1 AS x')).rowCount).toBe(1);
  });

  it('a limit of time is the server’s own', async () => {
    const bound = connectPostgres(open(), { timeout: 50 });
    const error = await failure(bound.query('SELECT pg_sleep(30)::text AS s'));
    expect(error.sqlState).toBe('57014');
    expect(error.message).toContain('timeout');
  });

  it('a server that ends the connection is an error that may pass', async () => {
    const pool = open({ max: 1 });
    const bound = connectPostgres(pool);
    const asked = bound.query("SELECT 'ended' AS t, pg_sleep(30)::text AS s");
    const end = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE state = 'active' AND query LIKE '%ended%' AND pid <> pg_backend_pid()`;
    await expect.poll(async () => (await admin.query(end)).rowCount).toBe(1);
    expect((await failure(asked)).retryable).toBe(true);
    expect((await bound.query('SELECT 1 AS x')).rowCount).toBe(1);
  });

  it('closes once, and then answers no more', async () => {
    const bound = engine();
    await bound.close();
    await bound.close();
    expect((await failure(bound.query('SELECT 1 AS x'))).condition).toBe('CLOSED');
  });

  it('arguments are checked', () => {
    expect(() => connectPostgres({} as never)).toThrow(/pool/);
    expect(() => connectPostgres(admin, { timeout: 0 })).toThrow(/timeout/);
  });

  describe('only reads, for an admin too', () => {
    const ATTEMPTS = [
      'INSERT INTO kept VALUES (2)',
      'INSERT INTO kept VALUES (2) RETURNING a',
      'WITH x AS (INSERT INTO kept VALUES (2) RETURNING a) SELECT a FROM x',
      'DELETE FROM kept RETURNING a',
      'DROP TABLE kept',
      'SELECT a INTO more FROM kept',
      'CREATE TABLE more AS SELECT 1 AS x',
      'COPY kept TO STDOUT',
      "COPY kept TO '/tmp/bits-per-sample-kept'",
      "COPY (SELECT 1) TO PROGRAM 'true'",
      'SELECT 1 AS x; DROP TABLE kept',
      'SELECT 1 AS x) AS q; COMMIT; DROP TABLE kept; SELECT * FROM (SELECT 1 AS x',
      'SELECT 1 AS x) AS q; DROP TABLE kept --',
      'SELECT 1 AS x) AS q FOR UPDATE --',
      'SELECT a FROM kept FOR UPDATE',
      'COMMIT',
      'SET transaction_read_only = off',
      "SELECT set_config('transaction_read_only', 'off', false) AS x",
      "SELECT nextval('counter') AS x",
      "SELECT setval('counter', 9) AS x",
      "SELECT lo_export(1, '/tmp/bits-per-sample-kept') AS x",
      "SELECT pg_read_file('/etc/passwd') AS x",
      "SELECT pg_ls_dir('/etc') AS x",
      'SELECT pg_reload_conf() AS x',
      'SELECT pg_switch_wal() AS x',
      "SELECT query_to_xml('DROP TABLE kept', true, true, '')::text AS x",
      'SELECT write_it() AS x',
      'DO $$ BEGIN DROP TABLE kept; END $$',
      'EXPLAIN ANALYZE DELETE FROM kept',
      'EXECUTE p',
      'SHOW data_directory',
      'SELECT 1 AS x /*',
      'SELECT 1 AS x\0',
    ];
    beforeAll(async () => {
      await admin.query(`CREATE SEQUENCE counter;
        CREATE FUNCTION write_it() RETURNS int LANGUAGE sql AS 'INSERT INTO kept VALUES (2) RETURNING a'`);
    });

    it.each(ATTEMPTS)('refused: %s', async (sql) => {
      const bound = engine('postgres');
      await failure(bound.query(sql));
      const { rows } = await admin.query(
        `SELECT (SELECT sum(a) FROM kept) AS kept, to_regclass('more') AS more,
          (SELECT is_called FROM counter) AS called`,
      );
      expect(rows).toEqual([{ kept: '1', more: null, called: false }]);
      expect((await bound.query('SELECT a FROM kept')).columns.a).toEqual(Float64Array.of(1));
    });

    it('nothing that a query sets stays in the session', async () => {
      const pool = open({ max: 1 }, 'postgres');
      const bound = connectPostgres(pool);
      await bound.query("SELECT set_config('work_mem', '1MB', false) AS x");
      await bound.query("SELECT lo_from_bytea(0, 'x') AS x").catch(() => {}); // refused since 16
      const { rows } = await pool.query(
        "SELECT current_setting('work_mem') AS mem, current_user AS who, current_setting('transaction_read_only') AS ro, (SELECT count(*) FROM pg_largeobject_metadata) AS objects",
      );
      expect(rows).toEqual([{ mem: '4MB', who: 'postgres', ro: 'off', objects: '0' }]);
    });

    it('rows that a policy would hide are an error, not fewer rows', async () => {
      await admin.query(`CREATE TABLE hidden (a int); INSERT INTO hidden VALUES (1);
        ALTER TABLE hidden ENABLE ROW LEVEL SECURITY`);
      const error = await failure(engine('postgres').query('SELECT a FROM hidden'));
      expect(error.sqlState).toBe('42501');
    });
  });
});
