import { extent, moments } from '@bits-per-sample/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellsSql, duckdb, summariseSql } from '../../src/index.ts';
import { inDuckdb } from '../support/inDuckdb.ts';

const measures = { reward: [moments, extent] };
const spec = { by: ['step'], measures, successes: 'reward' } as const;

const sumsOf = (rows: readonly (readonly [string, number, number | null])[]): string =>
  summariseSql(
    `SELECT * FROM (VALUES ${rows
      .map(([g, step, x]) => `(${duckdb.text(g)}, ${step}, CAST(${x} AS DOUBLE))`)
      .join(', ')}) AS v(g, step, reward)`,
    { by: ['step', 'g'], measures },
    duckdb,
  );

const trials = fc.array(
  fc.tuple(
    fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    fc.integer({ min: 0, max: 1 }),
    fc.option(fc.constantFrom(0, 1)),
  ),
  { minLength: 1, maxLength: 30 },
);

describe('cellsSql', () => {
  it('counts every group once, with its successes of so many attempts', async () => {
    await fc.assert(
      fc.asyncProperty(trials, async (rows) => {
        const groups = await inDuckdb(sumsOf(rows));
        const cells = await inDuckdb(cellsSql(sumsOf(rows), spec, duckdb));
        const counted = new Map<string, number>();
        for (const { step, reward_n, reward_sum, reward_min, reward_max } of groups) {
          const equal = Number(reward_n) >= 2 && reward_min === reward_max ? 2 : 0;
          const key = JSON.stringify([step, reward_n, reward_sum, equal]);
          counted.set(key, (counted.get(key) ?? 0) + 1);
        }
        const found = cells.map(({ step, attempts, successes, equal, groups_n }) => [
          JSON.stringify([step, attempts, successes, equal]),
          groups_n,
        ]);
        expect(new Map(found as [string, number][])).toEqual(counted);
        for (const field of ['reward_n', 'reward_sum', 'reward_missing'])
          expect(total(cells, field)).toBe(total(groups, field));
      }),
    );
  });

  it('tells rewards that are equal, equal up to float noise, and different', async () => {
    const rows = [
      ['same', 0, 0.1],
      ['same', 0, 0.1],
      ['noise', 0, 0.1],
      ['noise', 0, 0.1 + 1e-12],
      ['live', 0, 0.1],
      ['live', 0, 0.2],
      ['alone', 0, 0.1],
    ] as const;
    const cells = await inDuckdb(
      `SELECT equal, attempts, successes FROM (${cellsSql(sumsOf(rows), { by: ['step'], measures }, duckdb)}) ORDER BY ALL`,
    );
    expect(cells).toEqual([
      { equal: 0, attempts: 1, successes: null },
      { equal: 0, attempts: 2, successes: null },
      { equal: 1, attempts: 2, successes: null },
      { equal: 2, attempts: 2, successes: null },
    ]);
  });
});

const total = (rows: readonly Record<string, unknown>[], field: string): number =>
  rows.reduce((sum, row) => sum + Number(row[field]), 0);
