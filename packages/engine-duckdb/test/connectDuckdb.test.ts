import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { connectDuckdb } from '../src/index.ts';
import { withFolder } from './support/withFolder.ts';

it('reduces lines of JSON', () =>
  withFolder(async (folder) => {
    const path = join(folder, 'a.jsonl');
    writeFileSync(path, '{"g":"a","r":1}\n{"g":"b","r":0}\n{"g":"a","r":0.5}\n');
    const engine = await connectDuckdb({ files: [path] });
    try {
      const relation = await engine.relation({ files: [path], format: 'json' });
      expect(await engine.columns(relation)).toEqual([
        { name: 'g', type: 'text' },
        { name: 'r', type: 'number' },
      ]);
      const table = await engine.query(
        `SELECT s.g AS g, sum(s.r) AS r, count(*) AS n FROM ${relation} AS s GROUP BY 1 ORDER BY 1`,
      );
      expect(table).toEqual({
        rowCount: 2,
        columns: {
          g: { codes: Int32Array.of(0, 1), values: ['a', 'b'] },
          r: Float64Array.of(1.5, 0),
          n: Float64Array.of(2, 1),
        },
      });
    } finally {
      await engine.close();
    }
  }));
