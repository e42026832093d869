import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

type Cell = string | number | null | Uint8Array;

/** The bytes of a database that SQLite itself writes: some statements, then rows by table. */
export function sqliteFile(
  sql: string,
  rows: Readonly<Record<string, readonly (readonly Cell[])[]>> = {},
): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'sqlite-'));
  try {
    const path = join(folder, 'a.db');
    const database = new DatabaseSync(path);
    database.exec(sql);
    database.exec('begin');
    for (const [table, cells] of Object.entries(rows))
      for (const row of cells)
        database.prepare(`insert into ${table} values(${row.map(() => '?').join()})`).run(...row);
    database.exec('commit');
    database.close();
    return new Uint8Array(readFileSync(path));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
