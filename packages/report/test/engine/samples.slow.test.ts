import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { byDuckdb, byReaders, comparable } from './support.ts';

const folder = join(import.meta.dirname, '../../../logs/test/samples');
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(?:jsonl|parquet|csv)$/.test(name))
  .sort();
/** One file of each folder of one kind, and all that are odd. */
const chosen = files.filter(
  (name, i) => name.startsWith('_edge') || dirname(name) !== dirname(files[i - 1] ?? ''),
);

/** What the engine refuses, and the readers take. */
const REFUSED: ReadonlySet<unknown> = new Set([
  'needs-order',
  'MALFORMED',
  'CONVERSION',
  'UNSUPPORTED',
]);

describe('every sample of a log', () => {
  const told = { same: 0, refused: 0 };

  it.each(chosen)('%s', async (name) => {
    const path = join(folder, name);
    const expected = await byReaders(path).catch((error: Error) => error);
    const given = await byDuckdb(path).catch((error: Error) => error);
    if (given instanceof Error) {
      const { reason, condition, code } = given as {
        reason?: string;
        condition?: string;
        code?: string;
      };
      // what is no log for one is none for the other
      const alike = expected instanceof Error && code === (expected as { code?: string }).code;
      expect(alike || REFUSED.has(reason ?? condition), String(given)).toBe(true);
      told.refused++;
      return;
    }
    expect(expected).not.toBeInstanceOf(Error);
    if (!(expected instanceof Error)) expect(comparable(given)).toEqual(comparable(expected));
    told.same++;
  });

  it('gives the same report for those that are tables of rollouts', () => {
    console.log(`${told.same} the same, ${told.refused} refused`);
    expect(told.same).toBeGreaterThanOrEqual(12);
  });
});
