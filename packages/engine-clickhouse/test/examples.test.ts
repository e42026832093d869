import * as core from '@bits-per-sample/core';
import * as sql from '@bits-per-sample/sql';
import { describeExamples, describeFetched } from '@bits-per-sample/testkit';
import { beforeAll } from 'vitest';
import * as engine from '../src/index.ts';
import { chdb, openChdb } from './support/openChdb.ts';

describeFetched('on a table of three rollouts', chdb, () => {
  beforeAll(async () => {
    const client = openChdb();
    for (const query of [
      'CREATE DATABASE runs',
      'CREATE TABLE runs.rollouts (task String, score Float64) ENGINE = MergeTree ORDER BY task',
      "INSERT INTO runs.rollouts VALUES ('a', 0), ('a', 1), ('a', 1)",
    ])
      await client.command({ query });
    return () => client.close();
  }, 60_000);

  describeExamples({
    root: new URL('..', import.meta.url),
    // the server of the README is one in this process
    scope: { ...core, ...sql, ...engine, createClient: openChdb },
  });
});
