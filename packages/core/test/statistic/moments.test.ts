import { describeStatistic } from '@bits-per-sample/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, mean, moments, standardError, toRow, variance } from '../../src/index.ts';

const value = fc.double({ min: -1e3, max: 1e3, noNaN: true });

describeStatistic(moments, { values: value });

describe('moments', () => {
  it('matches hand-computed values', () => {
    const row = toRow(moments, fold(moments, [2, 4, 4, 4, 5, 5, 7, 9]));
    expect(row).toEqual({ n: 8, sum: 40, m2: 32 });
    expect(mean(row)).toBe(5);
    expect(variance(row, { ddof: 0 })).toBe(4);
    expect(variance(row)).toBe(32 / 7);
    expect(standardError(row)).toBe(Math.sqrt(32 / 7 / 8));
  });

  it('keeps success counts of 0/1 rewards exact', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean()), (bits) => {
        const { n, sum } = toRow(moments, fold(moments, bits.map(Number)));
        expect([n, sum]).toEqual([bits.length, bits.filter(Boolean).length]);
      }),
    );
  });

  it('survives a large common offset, where Σx² − (Σx)²/n does not', () => {
    const xs = [1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16];
    expect(variance(toRow(moments, fold(moments, xs)))).toBeCloseTo(30, 6);
  });

  it('law: shifting moves the mean and leaves the variance', () => {
    fc.assert(
      fc.property(fc.array(value, { minLength: 2, maxLength: 30 }), value, (xs, shift) => {
        const a = toRow(moments, fold(moments, xs));
        const b = toRow(
          moments,
          fold(
            moments,
            xs.map((x) => x + shift),
          ),
        );
        expect(mean(b)).toBeCloseTo(mean(a) + shift, 8);
        expect(variance(b)).toBeCloseTo(variance(a), 5);
      }),
    );
  });
});
