import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { fault } from './support/fault.ts';
import { rowsOf } from './support/rowsOf.ts';
import { withEngine } from './support/withEngine.ts';
import { withFolder } from './support/withFolder.ts';

const EACH = 200_000;
const lines = (from: number): string =>
  Array.from({ length: EACH }, (_, i) => `{"x":${from + i},"pad":"${'y'.repeat(i % 61)}"}\n`).join(
    '',
  );

describe('rows that are held', () => {
  it('stand as in their files, packed or not, on any number of threads', () =>
    withFolder(async (folder) => {
      const files = ['c', 'a', 'b'].map((name) => join(folder, `${name}.jsonl`));
      for (const [at, path] of files.entries()) {
        const text = lines(at * EACH + 1);
        writeFileSync(path, at === 1 ? gzipSync(text, { level: 1 }) : text);
      }
      for (const threads of [1, 2, 4])
        await withEngine({ files, threads }, async (engine) => {
          const relation = await engine.relation({ files, format: 'json' });
          for (let round = 0; round < 3; round++) {
            const held = await engine.hold!(`SELECT s.x FROM ${relation} AS s`);
            const sql = `SELECT count(*) AS n, count(*) FILTER (p.x = p.at) AS same
              FROM (SELECT h.x, ${engine.dialect.place} AS at FROM ${held} AS h) AS p`;
            expect(rowsOf(await engine.query(sql))).toEqual([[3 * EACH, 3 * EACH]]);
          }
        });
    }));

  it('are none where the files are longer than half of the memory, unpacked', () =>
    withFolder(async (folder) => {
      const path = join(folder, 'a.jsonl');
      const text = lines(0);
      writeFileSync(path, text);
      for (const [share, isHeld] of [
        [2.1, true],
        [1.9, false],
      ] as const)
        await withEngine({ files: [path], memoryLimit: share * text.length }, async (engine) => {
          const held = await engine.hold!('SELECT 1 AS x');
          expect(held !== undefined).toBe(isHeld);
        });
      writeFileSync(path, gzipSync(text));
      await withEngine({ files: [path], memoryLimit: text.length }, async (engine) => {
        expect(await engine.hold!('SELECT 1 AS x')).toBeUndefined();
      });
    }));

  it('are of whole files or none', () =>
    withFolder(async (folder) => {
      const path = join(folder, 'a.jsonl');
      writeFileSync(path, `${lines(0)}{"x":1`);
      await withEngine({ files: [path] }, async (engine) => {
        const of = `SELECT s.x FROM ${await engine.relation({ files: [path], format: 'json' }, [
          { name: 'x', type: 'number' },
        ])} AS s`;
        expect((await fault(engine.hold!(of))).condition).toBe('MALFORMED');
        expect(await engine.hold!('SELECT 1 AS x')).toBeDefined();
      });
      writeFileSync(path, lines(0));
      await withEngine({ files: [path] }, async (engine) => {
        const of = `SELECT s.x FROM ${await engine.relation({ files: [path], format: 'json' })} AS s`;
        appendFileSync(path, '{"x":1}\n');
        expect((await fault(engine.hold!(of))).condition).toBe('CHANGED');
      });
    }));

  it('end with an abort', () =>
    withEngine({}, async (engine) => {
      const abort = new AbortController();
      const heavy = 'SELECT a.range * b.range AS x FROM range(100000000) a, range(1000) b';
      const running = fault(engine.hold!(heavy, { signal: abort.signal }));
      setTimeout(() => abort.abort(), 200);
      expect((await running).condition).toBe('CANCELLED');
      expect(rowsOf(await engine.query('SELECT 1 AS x'))).toEqual([[1]]);
    }));
});
