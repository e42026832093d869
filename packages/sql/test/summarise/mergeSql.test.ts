import { extent, histogram, moments } from '@bits-per-sample/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { duckdb, mergeSql, type SqlSpec, summariseSql } from '../../src/index.ts';
import { inDuckdb } from '../support/inDuckdb.ts';

const measured = [moments, extent, { name: 'longest' }, histogram({ edges: [0, 0.5, 1] })];
const spec: SqlSpec = { by: ['g'], measures: { x: measured } };

const valuesOf = (rows: readonly (readonly [string | null, number | null])[]): string =>
  `SELECT * FROM (VALUES ${rows
    .map(
      ([g, x]) =>
        `(CAST(${g === null ? 'NULL' : duckdb.text(g)} AS VARCHAR), CAST(${x} AS DOUBLE))`,
    )
    .join(', ')}) AS v(g, x)`;

const trial = fc.tuple(
  fc.option(fc.constantFrom('a', 'b')),
  fc.option(fc.constantFrom(0, 1, 0.5, -3, 1e9, 1e9 + 1)),
);
const trials = fc.array(trial, { minLength: 1, maxLength: 12 });

describe('mergeSql', () => {
  it('of shards is what all of them give at once, groups without a name among them', async () => {
    await fc.assert(
      fc.asyncProperty(trials, trials, async (first, second) => {
        const sums = (rows: typeof first) => summariseSql(valuesOf(rows), spec, duckdb);
        const parts = `SELECT * FROM (${sums(first)}) UNION ALL SELECT * FROM (${sums(second)})`;
        const merged = await inDuckdb(`${mergeSql(parts, spec, duckdb)} ORDER BY g NULLS LAST`);
        const whole = await inDuckdb(`${sums([...first, ...second])} ORDER BY g NULLS LAST`);
        expect(merged.length).toBe(whole.length);
        for (const [i, row] of whole.entries())
          for (const [name, x] of Object.entries(row)) {
            if (name === 'g') expect(merged[i]!.g).toBe(x);
            else {
              const size =
                Number(row.x_n) * Math.max(Number(row.x_min) ** 2, Number(row.x_max) ** 2);
              const slack =
                name === 'x_m2' ? 1e-12 * Number(x) + 4e-15 * size : 1e-12 * Math.abs(Number(x));
              expect(Math.abs(Number(merged[i]![name]) - Number(x)), name).toBeLessThanOrEqual(
                slack,
              );
            }
          }
      }),
    );
  });

  it('loses nothing of values at 10⁹ with a spread of 1', async () => {
    const rows = Array.from({ length: 1000 }, (_, i) => ['a', 1e9 + (i % 2)] as const);
    const parts = [rows.slice(0, 1), rows.slice(1)].map(
      (part) => `SELECT * FROM (${summariseSql(valuesOf(part), spec, duckdb)})`,
    );
    const [merged] = await inDuckdb(mergeSql(parts.join(' UNION ALL '), spec, duckdb));
    expect(merged!.x_m2).toBeCloseTo(250, 6);
  });

  it('makes one row of all where no key is asked for', async () => {
    const all = { by: [], measures: { x: measured } };
    const sums = summariseSql(
      valuesOf([
        ['a', 1],
        ['b', 0],
        [null, 0.5],
      ]),
      spec,
      duckdb,
    );
    const [row] = await inDuckdb(mergeSql(sums, all, duckdb));
    expect(row).toMatchObject({ x_n: 3, x_sum: 1.5, x_m2: 0.5, x_min: 0, x_max: 1, x_at: 1 });
  });

  it('merges statistics of a stranger, and refuses one that it does not know', async () => {
    const own = { by: [], measures: { x: { name: 'squares' } } };
    const sums =
      'SELECT * FROM (VALUES (2.0, 25.0, 0.0), (1.0, 1.0, 3.0)) AS v(x_n, x_squares, x_missing)';
    const squares = (at: (field: string) => string) => ({
      n: `sum(${at('n')})`,
      squares: `sum(${at('squares')})`,
    });
    const [row] = await inDuckdb(mergeSql(sums, own, duckdb, { statistics: { squares } }));
    expect(row).toEqual({ x_n: 3, x_squares: 26, x_missing: 3 });
    expect(() => mergeSql(sums, own, duckdb)).toThrow(/merge in SQL/);
  });
});
