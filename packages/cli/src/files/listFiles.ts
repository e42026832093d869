import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { UsageError } from '../usageError.ts';

/** A file to read; `named` when the caller wrote its path, so that it must be readable. */
export interface InputFile {
  readonly path: string;
  readonly named: boolean;
}

const READABLE =
  /\.(jsonl|ndjson|json|csv|tsv|parquet|eval|db|sqlite3?|wandb)(\.(gz|zst))?$|tfevents|[\\/][0-9a-f]{32}[\\/]metrics[\\/]/i;

/** Files as given; folders give the logs in them, at any depth, in natural order (2 before 10). */
export async function listFiles(paths: readonly string[]): Promise<InputFile[]> {
  const files: InputFile[] = [];
  for (const path of paths) {
    if (path === '-') {
      files.push({ path, named: true });
      continue;
    }
    const info = await stat(path).catch((error: NodeJS.ErrnoException) => {
      throw new UsageError(
        error.code === 'ENOENT' ? `${path}: no such file` : `${path}: ${error.message}`,
      );
    });
    if (!info.isDirectory()) {
      files.push({ path, named: true });
      continue;
    }
    const inside = await logsIn(path);
    if (inside.length === 0)
      throw new UsageError(
        `${path}: no .jsonl, .json, .csv, .tsv, .parquet, .eval, .db, .wandb or tfevents file in this folder`,
      );
    files.push(...inside.map((name) => ({ path: name, named: false })));
  }
  if (files.filter(({ path }) => path === '-').length > 1)
    throw new UsageError('standard input (-) can be read once only');
  return files;
}

async function logsIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const natural = new Intl.Collator('en', { numeric: true });
  entries.sort((a, b) => natural.compare(a.name, b.name));
  const files: string[] = [];
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) files.push(...(await logsIn(path)));
    else if (READABLE.test(path)) files.push(path);
  }
  return files;
}
