import * as core from '@bits-per-sample/core';
import * as sql from '@bits-per-sample/sql';
import { describeExamples, startPostgres } from '@bits-per-sample/testkit';
import pg from 'pg';
import { beforeAll, describe } from 'vitest';
import * as engine from '../src/index.ts';

const server = await startPostgres();

describe.skipIf(server.url === undefined)('on a table of three rollouts', () => {
  beforeAll(async () => {
    if (server.url === undefined) return;
    process.env.DATABASE_URL = server.url;
    const pool = new pg.Pool({ connectionString: server.url });
    await pool.query(`CREATE TABLE rollouts (task text, score float8);
      INSERT INTO rollouts VALUES ('a', 0), ('a', 1), ('a', 1)`);
    await pool.end();
    return server.stop;
  }, 60_000);

  describeExamples({
    root: new URL('..', import.meta.url),
    scope: { ...core, ...sql, ...engine, pg },
  });
});
