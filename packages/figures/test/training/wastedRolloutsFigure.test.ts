import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wastedRolloutsFigure } from '../../src/index.ts';
import { all, numbers, steps } from '../support/figures.ts';

describe('wastedRolloutsFigure', () => {
  it('law: the shares of a step fill it from 0 to 1', () => {
    const row = fc.tuple(
      fc.integer({ min: 0, max: 50 }),
      fc.nat(99),
      fc.nat(99),
      fc.integer({ min: 1, max: 99 }),
    );
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 120 }), (rows) => {
        const figure = wastedRolloutsFigure({
          step: rows.map((r) => r[0]),
          solved: rows.map((r) => r[1]),
          failed: rows.map((r) => r[2]),
          mixed: rows.map((r) => r[3]),
        });
        const [from, to] = [numbers(figure, 'outcomes', 'from'), numbers(figure, 'outcomes', 'to')];
        for (let i = 0; i < from.length; i++) {
          if (i % 3 === 0) expect(from[i]).toBe(0);
          else expect(from[i]).toBe(to[i - 1]);
          if (i % 3 === 2) expect(to[i]).toBe(1);
        }
        const total = rows.reduce((sum, [, ...rest]) => sum + rest.reduce((a, b) => a + b), 0);
        expect(numbers(figure, 'outcomes', 'rollouts').reduce((a, b) => a + b)).toBe(total);
        expect(new Set(numbers(figure, 'outcomes', 'step')).size).toBe(
          new Set(rows.map((r) => r[0])).size,
        );
      }),
    );
  });

  it('adds up steps that come twice, sorts them, and leaves out empty ones', () => {
    const figure = wastedRolloutsFigure({
      step: [3, 1, 3, 2],
      solved: [1, 0, 1, 0],
      failed: [1, 4, 1, 0],
      mixed: [0, 4, 4, 0],
    });
    expect(numbers(figure, 'outcomes', 'step')).toEqual([1, 1, 1, 3, 3, 3]);
    expect(numbers(figure, 'outcomes', 'rollouts')).toEqual([4, 4, 0, 4, 2, 2]);
    expect(figure.findings![1]!.numbers).toEqual({ from: 0.5, to: 0.5, firstStep: 1, lastStep: 3 });
  });

  it('draws bars, then areas, then windows', () => {
    const marks = [20, 81, 1234].map((n) => wastedRolloutsFigure(steps(n)).layers[0]!.mark);
    expect(marks).toEqual(['bar', 'band', 'band']);
    const long = all['wastedRollouts, many steps']!;
    expect(long.caption).toContain('Each place sums up 4 steps.');
    expect(new Set(numbers(long, 'outcomes', 'step')).size).toBe(309);
  });

  it('counts rows with a missing number, and refuses what are no counts', () => {
    const one = { step: [1, 2], solved: [1, 1], failed: [1, NaN], mixed: [2, 2] };
    expect(wastedRolloutsFigure(one).caption).toContain(
      'Rows with a missing number, not shown: 1.',
    );
    expect(() => wastedRolloutsFigure({ ...one, failed: [1] })).toThrow(
      'wastedRolloutsFigure: expected failed of length 2, got 1',
    );
    expect(() => wastedRolloutsFigure({ ...one, failed: [1, -1] })).toThrow(
      'wastedRolloutsFigure: expected failed of counts ≥ 0, got -1',
    );
    expect(() => wastedRolloutsFigure({ ...one, mixed: [1, Infinity], failed: [0, 0] })).toThrow(
      'wastedRolloutsFigure: expected mixed',
    );
    expect(() => wastedRolloutsFigure({ ...one, step: [Infinity, 1], failed: [0, 0] })).toThrow(
      'wastedRolloutsFigure: expected step of finite numbers',
    );
    expect(() => wastedRolloutsFigure({ step: [], solved: [], failed: [], mixed: [] })).toThrow(
      'wastedRolloutsFigure: expected step with rollouts',
    );
  });
});
