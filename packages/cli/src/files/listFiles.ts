import { readdir, stat } from 'node:fs/promises';
import { basename, extname, join, resolve } from 'node:path';
import { UsageError } from '../usageError.ts';
import { expandGlob } from './expandGlob.ts';

/** A file to read; `named` when the caller wrote its path, so that it must be readable. */
export interface InputFile {
  readonly path: string;
  readonly named: boolean;
}

/** Files that may be logs, and stores of metrics. */
const READABLE =
  /\.(?:jsonl|ndjson|json|csv|tsv|parquet|eval|db|sqlite3?|wandb)(?:\.(?:gz|zst))?$|tfevents/i;

/** What a trainer prints; looked at where a folder holds nothing better. */
const CONSOLE = /\.(?:log|out|txt)(?:\.(?:gz|zst))?$/i;

/** A metric in MLflow's folders: a file called by its key, below the `metrics` of a run. */
const MLFLOW = /[\\/][0-9a-f]{32}[\\/]metrics[\\/]/;

/** Kinds of files that are spelled out when none of them is a log. */
const MOST_KINDS = 5;

/** Files as given; folders give the logs in them, at any depth, in natural order (2 before 10). */
export async function listFiles(paths: readonly string[]): Promise<InputFile[]> {
  const files: InputFile[] = [];
  for (const path of (await Promise.all(paths.map(expandGlob))).flat()) {
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
    const inside = [...(await logsIn(path)), ...(await stateAbove(path))];
    files.push(...inside.map((name) => ({ path: name, named: false })));
  }
  if (files.filter(({ path }) => path === '-').length > 1)
    throw new UsageError('standard input (-) can be read once only');
  return files;
}

async function logsIn(folder: string): Promise<string[]> {
  const all = await filesIn(folder);
  const logs = all.filter((path) => READABLE.test(basename(path)) || MLFLOW.test(path));
  if (logs.length > 0) return logs;
  const printed = all.filter((path) => CONSOLE.test(path));
  if (printed.length > 0) return printed;
  throw new UsageError(
    all.length === 0
      ? `${folder}: no file in this folder`
      : `${folder}: no log in this folder, which holds ${kindsOf(all)}; logs are .jsonl, .json, .csv, .tsv, .parquet, .eval, .db, .wandb or tfevents files`,
  );
}

/**
 * The trainer state beside a folder of completions, which says what these mean: TRL keeps it in the
 * folder above, or in the last checkpoint there.
 */
async function stateAbove(folder: string): Promise<string[]> {
  if (basename(resolve(folder)) !== 'completions') return [];
  const above = await readdir(join(folder, '..')).catch((): string[] => []);
  const [last] = above
    .flatMap((name) => /^checkpoint-(\d+)$/.exec(name)?.[1] ?? [])
    .sort((a, b) => Number(b) - Number(a));
  for (const place of ['', `checkpoint-${last}`]) {
    const path = join(folder, '..', place, 'trainer_state.json');
    if (
      await stat(path).then(
        () => true,
        () => false,
      )
    )
      return [path];
  }
  return [];
}

/** Every file below a folder but the hidden ones. */
async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const natural = new Intl.Collator('en', { numeric: true });
  entries.sort((a, b) => natural.compare(a.name, b.name));
  const files: string[] = [];
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) files.push(...(await filesIn(path)));
    else files.push(path);
  }
  return files;
}

/** `3 .safetensors, 1 .txt and others`. */
function kindsOf(paths: readonly string[]): string {
  const times = new Map<string, number>();
  for (const path of paths) {
    const kind = extname(path) || 'without an ending';
    times.set(kind, (times.get(kind) ?? 0) + 1);
  }
  const kinds = [...times].sort(([, a], [, b]) => b - a);
  const shown = kinds.slice(0, MOST_KINDS).map(([kind, n]) => `${n} ${kind}`);
  return `${shown.join(', ')}${kinds.length > MOST_KINDS ? ' and others' : ''}`;
}
