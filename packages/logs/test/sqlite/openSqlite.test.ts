import type { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fill, read, written } from './databases.ts';

const sorted = (rows: readonly object[]): string[] =>
  rows
    .map((row) =>
      JSON.stringify(Object.entries(row).sort(), (_, x) =>
        ArrayBuffer.isView(x) ? [...(x as Uint8Array)] : typeof x === 'bigint' ? String(x) : x,
      ),
    )
    .sort();

const shapes: Record<string, (database: DatabaseSync) => void> = {
  'no rows': (db) => db.exec('create table t(a, b)'),
  'many pages': (db) => {
    db.exec(
      'create table t(id integer primary key autoincrement, run_name text not null, step int, metrics text)',
    );
    fill(db, 5000, (i) => [null, `run ${i % 3}`, i, JSON.stringify({ reward: i / 7 })]);
  },
  'pages of 512 bytes, records of several pages': (db) => {
    db.exec('pragma page_size = 512; create table t(a integer, b text, c real)');
    fill(db, 60, (i) => [i, 'x'.repeat(37 * i), i / 3]);
  },
  'pages of 65 536 bytes': (db) => {
    db.exec('pragma page_size = 65536; create table t(a integer, b text)');
    fill(db, 300, (i) => [i, 'y'.repeat(i * i)]);
  },
  'texts in UTF-16': (db) => {
    db.exec('pragma encoding = \'UTF-16le\'; create table t("ключ" text, [two words] text)');
    fill(db, 20, (i) => [`ü${i}`, '𝛼β']);
  },
  'big-endian texts': (db) => {
    db.exec("pragma encoding = 'UTF-16be'; create table t(a text)");
    fill(db, 20, (i) => [`ü${i}`]);
  },
  'vacuum on the way': (db) => {
    db.exec('pragma auto_vacuum = full; create table t(a text, b text)');
    fill(db, 400, (i) => [`${i}`, 'z'.repeat(900)]);
    db.exec('delete from t where rowid % 3 = 0');
  },
  'rows that were deleted': (db) => {
    db.exec('create table t(a text, b text)');
    fill(db, 900, (i) => [`${i}`, 'z'.repeat(90)]);
    db.exec('delete from t where rowid % 2 = 0');
  },
  'a tree of keys': (db) => {
    db.exec(
      'create table t(value real, "key" text, step int, note text, primary key(step, "key" desc)) without rowid',
    );
    fill(db, 3000, (i) => [i / 3, `k${i % 2}`, i, i % 5 ? null : 'n'.repeat(i)]);
  },
  'columns that came later': (db) => {
    db.exec('create table t(a int)');
    fill(db, 3, (i) => [i]);
    db.exec(
      "alter table t add column b text default 'it''s'; alter table t add column c int default 7; alter table t add column d",
    );
    db.exec("insert into t values(9, 'new', 8, 1.5)");
  },
  'computed columns and constraints': (db) => {
    db.exec(`create table t( -- a, comment
      a varchar(250) not null check (a in ('x', 'y,(')), b int as (length(a)) virtual,
      c int generated always as (length(a) + 1) stored, d float default (1 + 2),
      constraint k unique (a, d), check (d < 9))`);
    db.exec("insert into t(a, d) values('x', 1.5), ('y,(', 2)");
  },
  'all kinds of values': (db) => {
    db.exec('create table t(a)');
    const values = [
      null,
      0,
      1,
      -1,
      127,
      -129,
      40_000,
      -8_388_608,
      2 ** 31,
      -(2 ** 47),
      2 ** 52,
      0.1,
      -1e308,
      '',
      'ß',
      new Uint8Array([0, 255]),
    ];
    const insert = db.prepare('insert into t values(?)');
    for (const value of values) insert.run(value);
  },
  'another table before it': (db) => {
    db.exec(
      'create table s(a, b); create view v as select * from s; create index i on s(a); create table t(x)',
    );
    fill(db, 5, (i) => [i]);
  },
};

describe('openSqlite reads what SQLite reads', () => {
  for (const [shape, make] of Object.entries(shapes))
    it(shape, async () => {
      const { bytes, expected } = written((db) => make(db));
      const { rows, summary } = await read(bytes);
      // what is computed when it is read is not stored
      const stored = expected.map((row) =>
        shape.startsWith('computed') ? without(row, 'b') : row,
      );
      expect(sorted(rows)).toEqual(sorted(stored));
      expect(summary.notes).toEqual([]);
    });

  it('in any table of any rows', async () => {
    const value = fc.oneof(
      fc.constant(null),
      fc.integer(),
      fc.double({ noNaN: true }),
      fc.string({ maxLength: 2000 }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 6 }).chain((width) =>
          fc.array(fc.array(value, { minLength: width, maxLength: width }), {
            minLength: 1,
            maxLength: 60,
          }),
        ),
        fc.constantFrom(512, 1024, 4096),
        async (table, size) => {
          const { bytes, expected } = written((db) => {
            db.exec(
              `pragma page_size = ${size}; create table t(${table[0]!.map((_, i) => `c${i}`).join()})`,
            );
            fill(db, table.length, (i) => table[i]!);
          });
          const { rows } = await read(bytes);
          expect(rows.map((row) => Object.values(row))).toEqual(
            expected.map((row) => Object.values(row)),
          );
        },
      ),
      { numRuns: 30 },
    );
  });
});

it('gives integers beyond 2^53 whole', async () => {
  const { bytes } = written((db) => db.exec('create table t(a); create table u(b)'), 'u');
  const whole = await read(
    written((db) => {
      db.exec('create table t(a); create table u(b)');
      db.prepare('insert into t values(?)').run(2n ** 62n + 1n);
    }, 'u').bytes,
  );
  expect((await read(bytes)).rows).toEqual([]);
  expect(whole.rows).toEqual([{ a: 2n ** 62n + 1n }]);
});

const without = (row: object, name: string): object =>
  Object.fromEntries(Object.entries(row).filter(([key]) => key !== name));
