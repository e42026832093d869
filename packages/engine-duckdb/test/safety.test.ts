import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Engine } from '@bits-per-sample/sql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectDuckdb } from '../src/index.ts';
import { fault } from './support/fault.ts';
import { inDuckdb } from './support/inDuckdb.ts';

const home = join(homedir(), '.duckdb');
const wasHome = existsSync(home);
const SECRET = 'nobody should read this';

describe('what is no SELECT of named files', () => {
  let engine: Engine;
  let folder = '';
  let before = '';
  let asked = 0;
  const server = createServer((_, response) => {
    asked++;
    response.end('{"r":1}\n');
  });

  beforeAll(async () => {
    await new Promise<void>((started) => server.listen(0, '127.0.0.1', started));
    folder = await mkdtemp(join(tmpdir(), 'engine-duckdb-'));
    mkdirSync(join(folder, 'inner'));
    writeFileSync(join(folder, 'a.jsonl'), '{"r":1}\n{"r":2}\n');
    writeFileSync(join(folder, 'b.jsonl'), `{"r":"${SECRET}"}\n`);
    symlinkSync(join(folder, 'b.jsonl'), join(folder, 'inner', 'b.jsonl'));
    await inDuckdb([
      `COPY (SELECT 1 AS r) TO '${folder}/a.parquet'`,
      `COPY (SELECT '${SECRET}' AS r) TO '${folder}/b.parquet'`,
    ]);
    await inDuckdb([`CREATE TABLE t AS SELECT '${SECRET}' AS r`], `${folder}/b.db`);
    const files = ['a.jsonl', 'a.parquet'].map((name) => join(folder, name));
    engine = await connectDuckdb({ files, threads: 2 });
    before = state(folder);
  });
  afterAll(async () => {
    await engine.close();
    rmSync(folder, { recursive: true });
    server.close();
  });

  const attempts: readonly string[] = [
    ...[
      "COPY (SELECT 1 AS a) TO 'D/a.jsonl' (USE_TMP_FILE false)",
      "COPY (SELECT 1) TO 'D/new.csv'",
    ],
    ...["COPY (FROM 'D/a.parquet') TO 'D/a.parquet' (FORMAT parquet, USE_TMP_FILE false)"],
    ...["EXPLAIN ANALYZE COPY (SELECT 1) TO 'D/a.jsonl' (USE_TMP_FILE false)", 'EXPLAIN SELECT 1'],
    ...["EXPORT DATABASE 'D/out'", "IMPORT DATABASE 'D/out'"],
    ...["SELECT * FROM read_text('/etc/passwd')", "SELECT * FROM read_blob('/etc/passwd')"],
    ...["SELECT * FROM read_csv('/etc/passwd')", "FROM '/etc/passwd'", "FROM '/dev/stdin'"],
    ...["SELECT * FROM read_json('D/b.jsonl')", "FROM 'D/b.parquet'", "FROM 'D/*.parquet'"],
    ...["FROM 'D/inner/../b.parquet'", "FROM 'D/inner/b.jsonl'", "FROM read_csv('D/b.db')"],
    ...["SELECT * FROM glob('D/*')", "SELECT * FROM sniff_csv('D/b.jsonl')"],
    ...["SELECT * FROM parquet_metadata('D/b.parquet')", "SELECT * FROM read_duckdb('D/b.db')"],
    ...["SELECT (SELECT content FROM read_text('/etc/passwd'))", "SELECT getenv('HOME')"],
    ...[
      "SELECT 1 WHERE EXISTS (FROM read_text('D/b.jsonl'))",
      "SELECT * FROM read_text('D/a.jsonl')",
    ],
    ...[
      "FROM 'H/x.parquet'",
      "SELECT * FROM read_json('H/x.jsonl')",
      "FROM 's3://bucket/x.parquet'",
    ],
    ...["FROM 'hf://datasets/a/b.parquet'", "FROM 'gcs://b/x.parquet'", "ATTACH 'H/x.db'"],
    ...["ATTACH 'D/b.db'", "ATTACH ':memory:' AS y", 'DETACH memory', 'USE memory'],
    ...['INSTALL httpfs', 'LOAD httpfs', 'LOAD parquet', 'FORCE INSTALL spatial FROM community'],
    ...['SET enable_external_access = true', 'SET threads = 1', 'RESET memory_limit'],
    ...["SET allowed_paths = ['/etc/passwd']", 'SET lock_configuration = false'],
    ...[
      'SET VARIABLE x = 1',
      'PRAGMA database_list',
      'PRAGMA enable_profiling',
      'PRAGMA threads=1',
    ],
    ...["CALL enable_logging('QueryLog')", 'CALL range(2)', 'CHECKPOINT', 'VACUUM', 'SHOW TABLES'],
    ...["SELECT * FROM enable_logging('QueryLog', storage = 'stdout')", 'FROM disable_logging()'],
    ...["FROM enable_logging('QueryLog', storage = 'file', storage_path = 'D/a.jsonl')"],
    ...["FROM Enable_Logging('QueryLog')", "SELECT 1, (FROM enable_logging('QueryLog'))"],
    ...["FROM system.main.enable_logging('QueryLog')", 'FROM truncate_duckdb_logs()'],
    ...["WITH x AS (FROM enable_logging('QueryLog')) SELECT 1", 'FROM duckdb_secrets()'],
    ...["FROM query('FROM enable_logging(''QueryLog'')')", "FROM query_table('x')"],
    ...["FROM json_execute_serialized_sql(json_serialize_sql('SELECT 1'))", 'FROM checkpoint()'],
    ...['CREATE TABLE t (i INT)', 'CREATE TEMP TABLE t AS SELECT 1', 'CREATE VIEW v AS SELECT 1'],
    ...['CREATE MACRO m() AS 1', 'CREATE SECRET (TYPE s3)', 'DROP TABLE t', 'DELETE FROM t'],
    ...['INSERT INTO t VALUES (1)', 'UPDATE t SET i = 1', 'ALTER TABLE t ADD COLUMN j INT'],
    ...['WITH x AS (INSERT INTO t VALUES (1) RETURNING *) SELECT * FROM x', 'SELECT 1 INTO t'],
    ...['WITH x AS (SELECT 1) INSERT INTO t SELECT * FROM x', 'BEGIN', 'PREPARE p AS SELECT 1'],
    ...['EXECUTE p', 'SELECT 1; SELECT 2', "SELECT 1; COPY (SELECT 1) TO 'D/a.jsonl'", '', '-- x'],
    ...[
      'SELECT 1\0',
      'SELECT $1',
      'SELECT',
      'nonsense',
      "SELECT nextval('s')",
      'DESCRIBE SELECT 1',
    ],
  ];

  const filled = (sql: string): string => {
    const { port } = server.address() as AddressInfo;
    return sql.replaceAll('D/', `${folder}/`).replaceAll('H/', `http://127.0.0.1:${port}/`);
  };

  it.each(attempts)('is refused: %j', async (attempt) => {
    const sql = filled(attempt);
    const error = await fault(engine.query(sql));
    expect(error.name).toBe('EngineError');
    expect(error.message).not.toContain('127.0.0.1');
    expect(`${error.message} ${error.cause ?? ''}`).not.toMatch(/nobody should|root:/);
    for (const text of [sql, `SELECT 1) AS s; ${sql}`, `SELECT 1) AS s, (${sql}`])
      await fault(engine.relation({ sql: text }).then((relation) => engine.columns(relation)));
    await fault(engine.columns(`(${sql})`));
    const alive = await engine.query(`SELECT sum(r) AS r FROM '${folder}/a.jsonl'`);
    expect(alive.columns.r).toEqual(Float64Array.of(3));
    expect(state(folder)).toBe(before);
    expect(asked).toBe(0);
  });

  it.each(['s3://key:word@bucket/x.parquet', 'http://a.b/x.jsonl', 'hf://d/x'])(
    'is no address as a file: %s',
    async (name) => {
      const error = await fault(connectDuckdb({ files: [name] }));
      expect(error.condition).toBe('REFUSED');
      expect(error.message).not.toMatch(/key|word|bucket|a\.b/);
    },
  );

  it('is no file that was not named', async () => {
    const files = [join(folder, 'b.jsonl')];
    const error = await fault(engine.relation({ files, format: 'json' }));
    expect(error.condition).toBe('REFUSED');
  });

  it('makes no folder at home', () => {
    expect(existsSync(home)).toBe(wasHome);
  });
});

/** Names and bytes of all files of a folder. */
function state(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: 'utf8', withFileTypes: true })
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => (/inner$/.test(path) ? path : `${path} ${readFileSync(path, 'latin1')}`))
    .join('\n');
}
