import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EngineColumn, SqlType } from '@bits-per-sample/sql';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fault } from '../support/fault.ts';
import { inDuckdb } from '../support/inDuckdb.ts';
import { rowsOf } from '../support/rowsOf.ts';
import { withEngine } from '../support/withEngine.ts';
import { withFolder } from '../support/withFolder.ts';

/** The first column of lines of JSON, declared as this type; as text. */
function column(lines: readonly string[], type: SqlType, sql = 's.x') {
  return withFolder(async (folder) => {
    const path = join(folder, 'a.jsonl');
    writeFileSync(path, lines.map((line) => `${line}\n`).join(''));
    return withEngine({ files: [path] }, async (engine) => {
      const relation = await engine.relation({ files: [path], format: 'json' }, [
        { name: 'x', type },
      ]);
      const found = await engine.columns(relation);
      const rows = rowsOf(await engine.query(`SELECT ${sql} AS x FROM ${relation} AS s`));
      return { type: found[0]!.type, values: rows.map(([x]) => x) };
    });
  });
}

const late = (value: string): string[] => [...Array(30_000).fill('{"x":null}'), `{"x":${value}}`];

describe('lines of JSON', () => {
  it('has the column that the first 30 000 rows have not', async () => {
    const lines = [...Array(30_000).fill('{"y":1}'), '{"y":1,"x":"late"}'];
    const { values } = await column(lines, 'text');
    expect(values.filter((x) => x !== null)).toEqual(['late']);
  });

  it('keeps ids as they are written', async () => {
    const written = ['9007199254740993', '12345678901234567890123', '1.5', '007', 'true', 'é'];
    const lines = written.map((id, i) => `{"x":${i === 3 || i === 5 ? `"${id}"` : id}}`);
    expect(await column(lines, 'text')).toEqual({ type: 'text', values: written });
  });

  it('reads whole numbers to 2⁵³, fractions among them, and refuses to round beyond', async () => {
    const lines = ['1', '0.5', '9007199254740991', '-3', 'null', '1.0', 'NaN'];
    const { type, values } = await column(
      lines.map((x) => `{"x":${x}}`),
      'integer',
    );
    expect(type).toBe('number');
    expect(values).toEqual([1, 0.5, 9007199254740991, -3, null, 1, null]);
    for (const x of ['9007199254740993', '-9007199254740992', '123456789012345678901'])
      expect((await fault(column(late(x), 'integer'))).condition).toBe('CONVERSION');
  });

  it('reads flags, and refuses what is none', async () => {
    const lines = ['true', 'false', 'null'].map((x) => `{"x":${x}}`);
    expect(await column(lines, 'boolean')).toEqual({
      type: 'boolean',
      values: ['true', 'false', null],
    });
    for (const x of ['0.5', '1', '"yes"', '[true]'])
      expect((await fault(column(late(x), 'boolean'))).condition).toBe('CONVERSION');
  });

  it('looks into lists and structs', async () => {
    const type: SqlType = {
      fields: { 'a b': 'integer', flags: { list: 'boolean' }, 'q"': { list: { list: 'number' } } },
    };
    const lines = [
      '{"x":{"a b":7,"flags":[true,null,false],"q\\"":[[1,0.5],[]]}}',
      '{"x":{"flags":[]}}',
      '{}',
    ];
    const found = await column(lines, type, 'CAST(s.x AS JSON)');
    expect(found.type).toEqual({
      fields: { 'a b': 'number', flags: { list: 'boolean' }, 'q"': { list: { list: 'number' } } },
    });
    expect(found.values.map((x) => JSON.parse(String(x)))).toEqual([
      { 'a b': 7, flags: [true, null, false], 'q"': [[1, 0.5], []] },
      { 'a b': null, flags: [], 'q"': null },
      null,
    ]);
    for (const x of ['{"a b":1e16}', '{"flags":[1]}', '{"q\\"":[["x"]]}'])
      expect((await fault(column(late(x), type))).condition).toBe('CONVERSION');
  });

  it('keeps JSON of any shape', async () => {
    const values = ['1', '"a"', '[1,{"b":null}]', '{"a":[]}'];
    const lines = values.map((x) => `{"x":${x}}`);
    expect(await column(lines, 'json')).toEqual({ type: 'json', values });
  });

  it('finds columns by itself, dates and ids as text', () =>
    withFolder(async (folder) => {
      const path = join(folder, 'a.jsonl');
      const rows = [
        { n: 1, f: 0.5, b: true, t: 'x', when: '2026-01-02', id: crypto.randomUUID() },
        { n: 2, l: [1, 2], s: { a: 1, b: 'y' }, mixed: 1 },
        { mixed: 'z', o: {}, time: '2026-01-02T03:04:05Z' },
      ];
      writeFileSync(path, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
      await withEngine({ files: [path] }, async (engine) => {
        const relation = await engine.relation({ files: [path], format: 'json' });
        const types = Object.fromEntries(
          (await engine.columns(relation)).map(({ name, type }) => [name, type]),
        );
        expect(types).toEqual({
          ...{ n: 'number', f: 'number', b: 'boolean', t: 'text', when: 'text', id: 'text' },
          ...{ l: { list: 'number' }, s: { fields: { a: 'number', b: 'text' } } },
          ...{ mixed: 'json', o: 'json', time: 'text' },
        });
        const [first, , third] = rowsOf(
          await engine.query(`SELECT s."when", s.id, s.time FROM ${relation} AS s`),
        );
        expect(first).toEqual([rows[0]!.when, rows[0]!.id, null]);
        expect(third![2]).toBe(rows[2]!.time);
      });
    }));

  it('reads several files, an empty one among them', () =>
    withFolder(async (folder) => {
      const files = ['a', 'b', 'c'].map((name) => join(folder, `${name}.jsonl`));
      for (const [i, text] of ['', '{"x":1}\n', '{"y":2}'].entries())
        writeFileSync(files[i]!, text);
      await withEngine({ files }, async (engine) => {
        const relation = await engine.relation({ files, format: 'json' });
        const sql = `SELECT sum(s.x) AS x, sum(s.y) AS y, count(*) AS n FROM ${relation} AS s`;
        expect(rowsOf(await engine.query(sql))).toEqual([[1, 2, 2]]);
      });
    }));

  it('leaves columns that differ by case to others', async () => {
    const error = await fault(
      withFolder((folder) => {
        const path = join(folder, 'a.jsonl');
        writeFileSync(path, '{"r":1,"R":2}\n');
        const columns: EngineColumn[] = ['r', 'R'].map((name) => ({ name, type: 'number' }));
        return withEngine({ files: [path] }, (engine) =>
          engine.relation({ files: [path], format: 'json' }, columns),
        );
      }),
    );
    expect(error.condition).toBe('UNSUPPORTED');
  });

  it('gives every number and text as JSON.parse does', async () => {
    const value = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.constant(null),
      fc.integer(),
    );
    const text = fc.string({ unit: 'grapheme', maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(value, text), { minLength: 1 }), async (rows) => {
        const numbers = rows.map(([x]) => JSON.stringify({ x }));
        expect((await column(numbers, 'number')).values).toEqual(rows.map(([x]) => x && x + 0));
        const texts = rows.map(([, x]) => JSON.stringify({ x }));
        expect((await column(texts, 'text')).values).toEqual(rows.map(([, x]) => x));
      }),
      { numRuns: 15 },
    );
  });
});

describe('CSV and Parquet', () => {
  it('reads CSV as text, an empty field as missing, a column of one file as missing in the other', () =>
    withFolder(async (folder) => {
      const files = ['a.csv', 'b.csv'].map((name) => join(folder, name));
      writeFileSync(files[0]!, 'id,r\n007,1.50\n"a ""b"", c",\n');
      writeFileSync(files[1]!, 'r,note\nNULL, x \n');
      await withEngine({ files }, async (engine) => {
        const relation = await engine.relation({ files, format: 'csv' });
        const types = (await engine.columns(relation)).map(({ name, type }) => `${name} ${type}`);
        expect(types).toEqual(['id text', 'r text', 'note text']);
        const rows = rowsOf(
          await engine.query(`SELECT * FROM ${relation} AS s ORDER BY s.note, s.r`),
        );
        expect(rows).toEqual([
          [null, 'NULL', ' x '],
          ['007', '1.50', null],
          ['a "b", c', null, null],
        ]);
      });
    }));

  it('joins Parquet files by the names of their columns', () =>
    withFolder(async (folder) => {
      const files = ['a', 'b'].map((name) => join(folder, `${name}.parquet`));
      await inDuckdb([
        `COPY (SELECT 1 AS r, 'x' AS id) TO '${files[0]}' (COMPRESSION zstd)`,
        `COPY (SELECT 9223372036854775807 AS id, 0.5 AS s, 2 AS r) TO '${files[1]}' (COMPRESSION gzip)`,
      ]);
      await withEngine({ files }, async (engine) => {
        const relation = await engine.relation({ files, format: 'parquet' });
        const rows = rowsOf(
          await engine.query(`SELECT s.r, s.id, s.s FROM ${relation} AS s ORDER BY 1`),
        );
        expect(rows).toEqual([
          [1, 'x', null],
          [2, '9223372036854775807', 0.5],
        ]);
      });
    }));
});

describe('tables and queries', () => {
  const withDatabase = (run: Parameters<typeof withEngine>[1]) =>
    withFolder(async (folder) => {
      const database = join(folder, 'a b.db');
      await inDuckdb(
        [
          'CREATE TABLE "t ""1""" AS SELECT 1 AS r',
          'CREATE SCHEMA s; CREATE TABLE s.u AS SELECT 2 AS r',
        ],
        database,
      );
      await withEngine({ database }, run);
      await withEngine({ database }, run);
    });

  it('reads tables of a database, and cannot write them', () =>
    withDatabase(async (engine) => {
      const table = await engine.relation({ table: ['t "1"'] });
      expect(await engine.columns(table)).toEqual([{ name: 'r', type: 'integer' }]);
      const other = await engine.relation({ table: ['s', 'u'] });
      const rows = rowsOf(
        await engine.query(`SELECT s.r FROM ${table} AS s UNION ALL FROM ${other} ORDER BY 1`),
      );
      expect(rows).toEqual([[1], [2]]);
      for (const sql of ['INSERT INTO s.u VALUES (3)', 'DROP TABLE s.u', 'CREATE TABLE v (i INT)'])
        await fault(engine.query(sql));
      await fault(engine.columns(await engine.relation({ table: ['none'] })));
    }));

  it('runs a query of the caller as a part', () =>
    withDatabase(async (engine) => {
      for (const sql of [
        'SELECT r FROM s.u',
        'FROM s.u -- all',
        'SELECT r FROM s.u ;\n',
        'FROM s.u;',
      ]) {
        const relation = await engine.relation({ sql });
        expect(rowsOf(await engine.query(`SELECT s.r FROM ${relation} AS s`))).toEqual([[2]]);
      }
    }));
});
