import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { LogTally } from '../../src/rows/logTally.ts';
import { openSqlite } from '../../src/sqlite/openSqlite.ts';

/** A database that SQLite itself writes, as bytes; and what SQLite reads in it. */
export function written(statements: (database: DatabaseSync) => void, table = 't') {
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

/** All rows of a table, and the account of them. */
export async function read(bytes: Uint8Array, table = 't') {
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

/** Puts rows into the table `t`. */
export function fill(
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
