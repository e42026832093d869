import * as core from '@bits-per-sample/core';
import * as sql from '@bits-per-sample/sql';
import { describeExamples, describeFetched, startPostgres } from '@bits-per-sample/testkit';
import pg from 'pg';
import { beforeAll } from 'vitest';
import * as engine from '../src/index.ts';

const server = await startPostgres();

describeFetched('on a table of three rollouts', server, ({ url, stop }) => {
  beforeAll(async () => {
    process.env.DATABASE_URL = url;
    const pool = new pg.Pool({ connectionString: url });
    await pool.query(`CREATE TABLE rollouts (task text, score float8);
      INSERT INTO rollouts VALUES ('a', 0), ('a', 1), ('a', 1)`);
    await pool.end();
    return stop;
  }, 60_000);

  describeExamples({
    root: new URL('..', import.meta.url),
    scope: { ...core, ...sql, ...engine, pg },
  });
});
