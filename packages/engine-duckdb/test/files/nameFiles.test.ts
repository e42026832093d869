import { linkSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { fault } from '../support/fault.ts';
import { inDuckdb } from '../support/inDuckdb.ts';
import { rowsOf } from '../support/rowsOf.ts';
import { withEngine } from '../support/withEngine.ts';
import { withFolder } from '../support/withFolder.ts';

const names = [
  ...['a[1]', 'a*', 'a?', '[a-z]*', '**', "it's", "a''b", 'a"b', 'a b', 'a\nb', 'ünï→', 'a{1,2}'],
  ...[
    'a\\b',
    'a#b',
    'a%20b',
    '~',
    '$HOME',
    'a;b',
    '-a',
    'x=1',
    'a,b',
    "a') --",
    'file:a',
    'gz.gz.x',
  ],
];

it.each(names)('reads the file of this name and no other: %j', (name) =>
  withFolder(async (folder) => {
    const path = join(folder, name);
    const parquet = `${path}.parquet`;
    for (const other of ['a1', 'a', 'ab', 'z']) {
      writeFileSync(join(folder, other), '{"r":99}\n');
      await inDuckdb([`COPY (SELECT 99 AS r) TO '${folder}/${other}.parquet'`]);
    }
    writeFileSync(path, '{"r":1}\n{"r":2}\n');
    await inDuckdb([`COPY (SELECT 3 AS r) TO '${folder}/made' (FORMAT parquet)`]);
    linkSync(join(folder, 'made'), parquet);
    await withEngine({ files: [path, parquet] }, async (engine) => {
      const json = await engine.relation({ files: [path], format: 'json' });
      const table = await engine.query(`SELECT sum(s.r) AS r FROM ${json} AS s`);
      expect(rowsOf(table)).toEqual([[3]]);
      const columns = await engine.relation({ files: [parquet], format: 'parquet' });
      expect(rowsOf(await engine.query(`SELECT s.r AS r FROM ${columns} AS s`))).toEqual([[3]]);
    });
  }),
);

it('says the name of a file, not of the link to it', () =>
  withFolder(async (folder) => {
    const path = join(folder, 'torn[1].jsonl');
    writeFileSync(path, '{"r":1}\n{"r":');
    await withEngine({ files: [path] }, async (engine) => {
      const relation = await engine.relation({ files: [path], format: 'json' }, [
        { name: 'r', type: 'number' },
      ]);
      const error = await fault(engine.query(`SELECT sum(s.r) FROM ${relation} AS s`));
      expect(error.condition).toBe('MALFORMED');
      expect(error.message).toContain(path);
    });
  }));

it('follows a symbolic link that was named', () =>
  withFolder(async (folder) => {
    const [path, link] = [join(folder, 'a.jsonl'), join(folder, 'link.jsonl')];
    writeFileSync(path, '{"r":1}\n');
    symlinkSync(path, link);
    await withEngine({ files: [link] }, async (engine) => {
      const relation = await engine.relation({ files: [link], format: 'json' });
      expect(rowsOf(await engine.query(`SELECT s.r FROM ${relation} AS s`))).toEqual([[1]]);
      await fault(engine.relation({ files: [path], format: 'json' }));
    });
  }));

it('takes a folder named step=7 for no column', () =>
  withFolder(async (folder) => {
    const inner = join(folder, 'step=7');
    mkdirSync(inner);
    await inDuckdb([`COPY (SELECT 1 AS r) TO '${inner}/a.parquet'`]);
    writeFileSync(join(inner, 'a.jsonl'), '{"r":1}\n');
    writeFileSync(join(inner, 'a.csv'), 'r\n1\n');
    const files = ['a.parquet', 'a.jsonl', 'a.csv'].map((name) => join(inner, name));
    await withEngine({ files }, async (engine) => {
      for (const [at, format] of (['parquet', 'json', 'csv'] as const).entries()) {
        const relation = await engine.relation({ files: [files[at]!], format });
        expect((await engine.columns(relation)).map(({ name }) => name)).toEqual(['r']);
      }
    });
  }));

it('refuses what is no file', () =>
  withFolder(async (folder) => {
    for (const [name, condition] of [
      ['none.jsonl', 'NOT_FOUND'],
      ['*.jsonl', 'NOT_FOUND'],
      ['.', 'REFUSED'],
      ['a\0b', 'REFUSED'],
    ] as const) {
      const error = await fault(withEngine({ files: [join(folder, name)] }, async () => {}));
      expect(error.condition).toBe(condition);
    }
  }));
