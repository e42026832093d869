import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { loggedRun } from '../../src/replay/loggedRun.ts';
import { readSource } from '../support/files.ts';

/** Rows of JSON as a log in a file. */
export function logFile(rows: readonly object[]): string {
  const path = join(mkdtempSync(join(tmpdir(), 'replay-')), 'log.jsonl');
  writeFileSync(path, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  return path;
}

/** A log as a curriculum sees it. */
export const read = async (path: string, options: Parameters<typeof readSource>[1] = {}) =>
  loggedRun(await readSource([path], options), options);

/** k of n as rows of rollouts. */
export const rolloutsOf = (k: number, n: number, row: object): object[] =>
  Array.from({ length: n }, (_, i) => ({ ...row, reward: Number(i < k) }));

/** Equal up to rounding. */
export const close = (got: number, want: number, relative = 1e-12): void => {
  expect(Math.abs(got - want)).toBeLessThanOrEqual(relative * Math.max(1, Math.abs(want)));
};
