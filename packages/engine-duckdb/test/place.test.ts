import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { FileFormat } from '@bits-per-sample/sql';
import { expect, it } from 'vitest';
import { inDuckdb } from './support/inDuckdb.ts';
import { rowsOf } from './support/rowsOf.ts';
import { withEngine } from './support/withEngine.ts';
import { withFolder } from './support/withFolder.ts';

const EACH = 300_000;

/** Four files of numbered rows, the last file first in the alphabet. */
async function numberedFiles(folder: string, format: FileFormat): Promise<string[]> {
  const files = ['d', 'b', 'c', 'a'].map((name) => join(folder, `${name}.${format}`));
  for (const [at, path] of files.entries()) {
    const first = at * EACH + 1;
    if (format === 'parquet') {
      const rows = `SELECT range AS x FROM range(${first}, ${first + EACH})`;
      await inDuckdb([`COPY (${rows}) TO '${path}' (FORMAT parquet, ROW_GROUP_SIZE 10000)`]);
      continue;
    }
    const numbers = Array.from({ length: EACH }, (_, i) => first + i);
    const text =
      format === 'csv'
        ? `x,y\n${numbers.join(',\n')},\n`
        : numbers.map((x) => `{"x":${x}}\n`).join('');
    writeFileSync(path, at === 2 ? gzipSync(text, { level: 1 }) : text);
  }
  return files;
}

it.each(['parquet', 'json', 'csv'] as const)('is the order of the rows of %s', (format) =>
  withFolder(async (folder) => {
    const files = await numberedFiles(folder, format);
    await withEngine({ files, threads: 4 }, async (engine) => {
      const relation = await engine.relation({ files, format });
      const sql = `SELECT count(*) AS n, count(*) FILTER (CAST(p.x AS DOUBLE) = p.at) AS same
        FROM (SELECT s.x, ${engine.dialect.place} AS at FROM ${relation} AS s) AS p`;
      for (let round = 0; round < 3; round++)
        expect(rowsOf(await engine.query(sql))).toEqual([[4 * EACH, 4 * EACH]]);
    });
  }),
);

it('tells whether steps go back', () =>
  withFolder(async (folder) => {
    const steps = [...Array(50_000).fill(1), ...Array(50_000).fill(2), 1, ...Array(50_000).fill(3)];
    const path = join(folder, 'a.jsonl');
    writeFileSync(path, steps.map((step) => `{"step":${step}}\n`).join(''));
    await withEngine({ files: [path], threads: 4 }, async (engine) => {
      const relation = await engine.relation({ files: [path], format: 'json' });
      const rows = rowsOf(
        await engine.query(`SELECT p.step, min(p.at) AS first, max(p.at) AS last
          FROM (SELECT s.step, ${engine.dialect.place} AS at FROM ${relation} AS s) AS p GROUP BY 1 ORDER BY 1`),
      );
      expect(rows).toEqual([
        [1, 1, 100_001],
        [2, 50_001, 100_000],
        [3, 100_002, 150_001],
      ]);
    });
  }));
