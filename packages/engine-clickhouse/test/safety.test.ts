import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeFetched } from '@bits-per-sample/testkit';
import type { ClickHouseClient } from '@clickhouse/client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { connectClickhouse } from '../src/index.ts';
import { failure } from './support/failure.ts';
import { chdb, openChdb } from './support/openChdb.ts';

const folder = mkdtempSync(join(tmpdir(), 'bits-clickhouse-'));
const secret = join(folder, 'secret.txt');
const target = join(folder, 'target.csv');

/** What would write, read elsewhere, or undo the limits: none may run, be it from an admin. */
const ATTEMPTS: readonly string[] = [
  'INSERT INTO kept VALUES (2)',
  'INSERT INTO kept SELECT 2',
  'WITH 2 AS y INSERT INTO kept SELECT y',
  'DROP TABLE kept',
  'TRUNCATE TABLE kept',
  'ALTER TABLE kept DELETE WHERE 1',
  'CREATE TABLE more (a Int8) ENGINE = Memory',
  'SET readonly = 0',
  'SYSTEM FLUSH LOGS',
  'GRANT ALL ON *.* TO default',
  'KILL QUERY WHERE 1',
  'SHOW TABLES',
  'EXPLAIN SELECT 1',
  'SELECT 1; DROP TABLE kept',
  'SELECT 1;\nINSERT INTO kept VALUES (2)',
  'SELECT 1 AS x) ; DROP TABLE kept; SELECT * FROM (SELECT 1 AS x',
  'SELECT 1) ; INSERT INTO kept VALUES (2) --',
  'SELECT 1 /*',
  "SELECT 1 AS x) INTO OUTFILE '{target}' FORMAT CSV --",
  "SELECT 1 AS x INTO OUTFILE '{target}' FORMAT CSV",
  "SELECT 1 AS x INTO OUTFILE '{target}'",
  'SELECT 1 AS x FORMAT Null',
  'SELECT 1 AS x SETTINGS readonly = 0',
  'SELECT * FROM (SELECT 1 AS x SETTINGS readonly = 0)',
  "SELECT * FROM (SELECT * FROM file('{secret}', LineAsString) SETTINGS readonly = 0)",
  "SELECT * FROM (SELECT * FROM file('{secret}', LineAsString) settings/**/readonly=0)",
  "SELECT * FROM file('{secret}', LineAsString)",
  "SELECT (SELECT count() FROM file('{secret}', LineAsString)) AS x",
  "SELECT file('{secret}') AS x",
  "SELECT `file`('{secret}') AS x",
  "SELECT file(concat('{folder}', '/secret.txt')) AS x",
  "SELECT file('{secret}', 'none') AS x",
  "SELECT trim(BOTH ' ' FROM file('{secret}')) AS x",
  "SELECT * FROM eval('SELECT 1 AS x')",
  "SELECT * FROM '{secret}'",
  "SELECT * FROM filesystem('{folder}')",
  "SELECT * FROM url('http://127.0.0.1:9/x', LineAsString)",
  "SELECT * FROM remote('127.0.0.1:9', default.kept)",
  "SELECT * FROM s3('http://127.0.0.1:9/b/x', 'LineAsString')",
  "SELECT * FROM executable('x.sh', TSV, 'x String')",
  "SELECT * FROM mysql('127.0.0.1:9', 'd', 't', 'u', 'p')",
  "SELECT * FROM sqlite('{folder}/x.db', 't')",
  'SELECT 1 AS x\0',
];

describeFetched('safety', chdb, () => {
  let client: ClickHouseClient;
  beforeAll(async () => {
    writeFileSync(secret, 'secret\n');
    client = openChdb();
    await client.command({ query: 'CREATE TABLE kept (a Int8) ENGINE = MergeTree ORDER BY a' });
    await client.command({ query: 'INSERT INTO kept VALUES (1)' });
  }, 60_000);
  afterAll(async () => {
    await client?.close();
    rmSync(folder, { recursive: true });
  });

  it.each(ATTEMPTS)('refused: %s', async (attempt) => {
    const sql = attempt
      .replace('{secret}', secret)
      .replace('{target}', target)
      .replace('{folder}', folder);
    const engine = connectClickhouse(client);
    await failure(engine.query(sql));
    await failure(engine.relation({ sql }));
    expect(existsSync(target)).toBe(false);
    expect((await engine.query('SELECT a FROM kept')).columns.a).toEqual(Float64Array.of(1));
    const tables = await engine.query("SELECT name FROM system.tables WHERE name = 'more'");
    expect(tables.rowCount).toBe(0);
    expect((await engine.query("SELECT getSetting('readonly') AS r")).columns.r).toEqual(
      Float64Array.of(1),
    );
  });

  it('names and texts that look like attempts are names and texts', async () => {
    const engine = connectClickhouse(client);
    const { columns } = await engine.query(
      "SELECT ' SETTINGS readonly = 0; file(''x'')' AS `SETTINGS x = 1`, 1 AS settings WHERE settings = 1",
    );
    expect(columns['SETTINGS x = 1']).toMatchObject({
      values: [" SETTINGS readonly = 0; file('x')"],
    });
    await failure(engine.columns('kept); DROP TABLE kept; SELECT (1'));
    expect((await engine.columns('kept')).length).toBe(1);
    const table = engine.dialect.ident('x`; DROP TABLE kept; --\\');
    expect((await failure(engine.columns(table))).condition).toBe('UNKNOWN_TABLE');
  });

  it("the caller's own session stays as it was", async () => {
    await connectClickhouse(client).query('SELECT 1 AS x');
    await client.command({ query: 'CREATE TABLE later (a Int8) ENGINE = Memory' });
    await client.command({ query: 'DROP TABLE later' });
  });

  it('where files are the source, still nothing is written, and no function reads them', async () => {
    const engine = connectClickhouse(client);
    await engine.relation({ files: [secret], format: 'csv' });
    await failure(engine.query('INSERT INTO kept VALUES (2)'));
    await failure(engine.query(`SELECT file('${secret}') AS x`));
    await failure(engine.query(`SELECT trim(BOTH ' ' FROM file('${secret}')) AS x`));
    const sql = "SELECT * FROM url('http://127.0.0.1:9/x', LineAsString)";
    expect((await failure(engine.relation({ sql }))).condition).toBe('READONLY');
  });
});
