import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { SchemaError } from '@bits-per-sample/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LogTally } from '../../src/rows/logTally.ts';
import { openSqlite } from '../../src/sqlite/openSqlite.ts';

/** A database that SQLite itself writes, as bytes; and what SQLite reads in it. */
function written(statements: (database: DatabaseSync) => void, table = 't') {
  const folder = mkdtempSync(join(tmpdir(), 'sqlite-'));
  try {
    const path = join(folder, 'a.db');
    const database = new DatabaseSync(path);
    statements(database);
    const expected = database.prepare(`select * from ${table}`).all();
    database.close();
    return {
      bytes: new Uint8Array(readFileSync(path)),
      expected: expected.map((row) => ({ ...row })),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function read(bytes: Uint8Array, table = 't') {
  const tally = new LogTally();
  const file = {
    byteLength: bytes.length,
    slice: (from: number, to?: number) => bytes.slice(from, to).buffer,
  };
  const tables = await openSqlite(file, 'a.db', tally);
  const rows: Record<string, unknown>[] = [];
  const found = tables.find(({ name }) => name === table);
  if (found) for await (const batch of found.rows(tally)) rows.push(...batch);
  return { tables, rows, summary: tally.summary() };
}

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

function fill(
  db: DatabaseSync,
  rows: number,
  values: (i: number) => (string | number | null)[],
): void {
  const insert = db.prepare(
    `insert into t values(${values(0)
      .map(() => '?')
      .join()})`,
  );
  db.exec('begin');
  for (let i = 0; i < rows; i++) insert.run(...values(i));
  db.exec('commit');
}

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

describe('a damaged or hostile database', () => {
  const { bytes: sound, expected } = written((db) => {
    db.exec(
      'pragma page_size = 512; create table t(id integer primary key, run text, metrics text)',
    );
    fill(db, 60, (i) => [
      null,
      `run ${i}`,
      JSON.stringify({ reward: i, text: 'x'.repeat(20 * (i % 9)) }),
    ]);
  });

  it('costs the rows on its lost pages, and they are counted', async () => {
    const { rows, summary } = await read(sound.slice(0, sound.length - 1024));
    expect(rows.length).toBeLessThan(expected.length);
    expect(rows.length).toBeGreaterThan(expected.length / 2);
    for (const row of rows) expect(expected).toContainEqual(row);
    expect(summary.notes.map(({ code }) => code)).toEqual(['damaged-pages']);
  });

  it('never does more than end in a SchemaError, whichever byte is false', async () => {
    let refused = 0;
    const from = performance.now();
    for (let at = 0; at < sound.length; at++) {
      const bytes = sound.slice();
      bytes[at]! ^= 1 << (at % 8);
      if (at % 3 === 0) bytes[at] = 0xff;
      try {
        await read(bytes);
      } catch (error) {
        expect(error).toBeInstanceOf(SchemaError);
        refused++;
      }
    }
    expect(refused).toBeGreaterThan(0);
    expect((performance.now() - from) / sound.length).toBeLessThan(20);
  });

  it('is left at any length', async () => {
    for (let length = 0; length < sound.length; length += 37)
      await read(sound.slice(0, length)).catch((error) =>
        expect(error).toBeInstanceOf(SchemaError),
      );
  });

  it('that has one page come again and again is read once', async () => {
    // each page names the next one as all of its 30 children: 30^11 ways through them
    const bytes = new Uint8Array(12 * 512);
    bytes.set(sound.subarray(0, 100));
    for (let page = 0; page < 12; page++) {
      const start = page * 512 + (page === 0 ? 100 : 0);
      const view = new DataView(bytes.buffer, start);
      const children = 30;
      view.setUint8(0, page === 11 ? 13 : 5);
      view.setUint16(3, page === 11 ? 0 : children);
      view.setUint32(8, page + 2);
      for (let i = 0; i < children && page < 11; i++) {
        const at = 500 - 5 * i;
        view.setUint16(12 + 2 * i, at);
        new DataView(bytes.buffer, page * 512).setUint32(at, page + 2);
      }
    }
    await expect(read(bytes)).rejects.toThrow(SchemaError);
    const again = sound.slice();
    const view = new DataView(again.buffer);
    const root = Array.from({ length: sound.length / 512 }, (_, i) => i).find(
      (i) => i > 0 && again[i * 512] === 5,
    )!;
    for (let i = 0; i < view.getUint16(root * 512 + 3); i++)
      view.setUint32(
        root * 512 + view.getUint16(root * 512 + 12 + 2 * i),
        view.getUint32(root * 512 + 8),
      );
    const { rows, summary } = await read(again);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    expect(summary.notes[0]?.message).toMatch(/pages of the database could not be read/);
  });

  it('whose cells all lie on one record gives no more than its bytes hold', async () => {
    const bytes = sound.slice();
    const view = new DataView(bytes.buffer);
    const leaf = Array.from({ length: sound.length / 512 }, (_, i) => i).find(
      (i) => i > 0 && bytes[i * 512] === 13,
    )!;
    view.setUint16(leaf * 512 + 3, 240);
    for (let i = 1; i < 240; i++)
      view.setUint16(leaf * 512 + 8 + 2 * i, view.getUint16(leaf * 512 + 8));
    const { rows } = await read(bytes);
    expect(rows.length).toBeLessThanOrEqual(expected.length);
  });

  it('keeps newer rows in a file beside it while it is open, and says so', async () => {
    const { bytes } = written((db) =>
      db.exec('pragma journal_mode = wal; create table t(a); insert into t values(1)'),
    );
    const { rows, summary } = await read(bytes);
    expect(rows).toEqual([{ a: 1 }]);
    expect(summary.notes.map(({ code }) => code)).toEqual(['write-ahead-log']);
  });
});

const without = (row: object, name: string): object =>
  Object.fromEntries(Object.entries(row).filter(([key]) => key !== name));
