import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Rows of JSON as a log in a file. */
export function logFile(rows: readonly object[]): string {
  const path = join(mkdtempSync(join(tmpdir(), 'replay-')), 'log.jsonl');
  writeFileSync(path, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  return path;
}

/** k of n as rows of rollouts. */
export const rolloutsOf = (k: number, n: number, row: object): object[] =>
  Array.from({ length: n }, (_, i) => ({ ...row, reward: Number(i < k) }));

/** The log that ships with the package. */
export const demoLog: string = fileURLToPath(
  new URL('../../sample/rollouts.jsonl', import.meta.url),
);
