import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLog } from '../../src/index.ts';
import { samples } from '../support/formats.ts';
import { lines, whole } from '../support/told.ts';

/** Values that no tool writes; the first cannot be made a text of. */
const odd: fc.Arbitrary<unknown> = fc.constantFrom<unknown>(
  { toString: 1, valueOf: 1 },
  null,
  [],
  {},
  [null],
  [[null]],
  '',
  '1/0',
  '\u0000',
  -1,
  1e308,
  Number.MAX_SAFE_INTEGER,
  true,
  Array(50).fill({ a: null }),
);

/** The same value with one of its members, at any depth, made odd. */
function bent(value: unknown, path: readonly number[], by: unknown): unknown {
  const [at, ...rest] = path;
  if (at === undefined || value === null || typeof value !== 'object') return by;
  if (Array.isArray(value))
    return value.map((item, i) =>
      i === at % Math.max(1, value.length) ? bent(item, rest, by) : item,
    );
  const keys = Object.keys(value);
  const key = keys[at % Math.max(1, keys.length)];
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, name === key ? bent(item, rest, by) : item]),
  );
}

describe('law: an odd field costs its row, and never more than a SchemaError', () => {
  it.each(Object.entries(samples))('%s', async (_name, { rows, document }) => {
    const path = fc.array(fc.nat(20), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(path, odd, fc.nat(rows.length - 1), async (where, by, at) => {
        const some = rows.map((row, i) => (i === at ? bent(row, where, by) : row));
        const sources = document
          ? [whole(document(some)), whole(bent(document(rows), where, by))]
          : [lines(some)];
        for (const source of sources) {
          try {
            const log = await readLog(source);
            for await (const _ of log.tables);
            log.summary();
          } catch (error) {
            expect(error).toMatchObject({ code: 'SCHEMA' });
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});
