import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import * as core from '@bits-per-sample/core';
import * as sql from '@bits-per-sample/sql';
import { describeExamples } from '@bits-per-sample/testkit';
import { afterAll } from 'vitest';
import * as engine from '../src/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'engine-duckdb-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const path = join(folder, 'run.jsonl.gz');
const rewards = [1, 0, 0, 0];
writeFileSync(
  path,
  gzipSync(rewards.map((reward) => `{"prompt":7,"reward":${reward}}\n`).join('')),
);

describeExamples({
  root: new URL('..', import.meta.url),
  scope: { ...core, ...sql, ...engine, path },
});
