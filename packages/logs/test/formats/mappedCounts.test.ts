import { describe, expect, it } from 'vitest';
import { fromText } from '../../src/index.ts';
import { column, read } from '../support/read.ts';

const lines = (...rows: unknown[]) => fromText(rows.map((row) => JSON.stringify(row)).join('\n'));

describe('counts by named columns', () => {
  it('keeps counts as sums, up to 10^15', async () => {
    const { log, tables } = await read(
      lines({ id: 'a', c: 3e14, n: 1e15 }, { id: 'b', c: 0, n: 0 }, { id: 'c', c: 2, n: 2 }),
    );
    expect(log.kind).toBe('counts');
    expect(column(tables, 'reward_n')).toEqual([1e15, 0, 2]);
    expect(column(tables, 'reward_sum')).toEqual([3e14, 0, 2]);
    expect(column(tables, 'reward_m2')[0]).toBeCloseTo(3e14 * 0.7, -4);
    expect(column(tables, 'reward_min')).toEqual([0, 0, 1]);
    expect(column(tables, 'reward_max')).toEqual([1, 0, 1]);
    expect(column(tables, 'reward_missing')).toEqual([0, 0, 0]);
  });

  it.each([
    { c: 5, n: 4 },
    { c: -1, n: 4 },
    { c: 0.5, n: 1 },
    { c: 1, n: null },
    { c: 'x', n: 1 },
  ])('counts %j as no count', async (row) => {
    const { log } = await read(lines({ id: 'a', c: 1, n: 1 }, { id: 'b', ...row }));
    expect(log.summary()).toMatchObject({ rows: 1, skipped: 1 });
  });

  it('keeps propensities as sums, and counts those that are missing', async () => {
    const rows = [0.5, null, 0.25].map((q, i) => ({ id: `${i}`, c: 1, n: 2, q }));
    const { log, tables } = await read(lines(...rows), { mapping: { propensity: 'q' } });
    expect(column(tables, 'propensity_n')).toEqual([1, 0, 1]);
    expect(column(tables, 'propensity_sum')).toEqual([0.5, 0, 0.25]);
    expect(log.summary().missing.propensity).toBe(1);
  });

  it.each([{ c: {} }, { c: [] }])('counts a row whose counts are %j', async (empty) => {
    const { log } = await read(lines({ id: 'a', c: 1, n: 2 }, { id: 'b', ...empty, n: 2 }), {
      mapping: { successes: 'c', attempts: 'n', promptId: ['id'] },
    });
    expect(log.summary()).toMatchObject({
      rows: 1,
      notes: [{ code: 'no-rollouts', message: '1 row with an empty list of rollouts' }],
    });
  });
});
