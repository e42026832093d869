import { describeStatistic } from '@bits-per-sample/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comoments, fold, foldPairs, moments, toRow } from '../../src/index.ts';

const value = fc.double({ min: -1e3, max: 1e3, noNaN: true });

describeStatistic(comoments, { values: fc.tuple(value, value), tolerance: 1e-8 });

describe('comoments', () => {
  const whole = fc.integer({ min: -1000, max: 1000 });
  const pairs = fc.array(fc.tuple(whole, whole), { maxLength: 40 });
  const foldThem = (xy: readonly (readonly [number, number])[]) =>
    toRow(
      comoments,
      foldPairs(
        comoments,
        xy.map(([x]) => x),
        xy.map(([, y]) => y),
      ),
    );

  it('holds the moments of both', () => {
    fc.assert(
      fc.property(pairs, (xy) => {
        const both = foldThem(xy);
        const x = toRow(
          moments,
          fold(
            moments,
            xy.map((pair) => pair[0]),
          ),
        );
        const y = toRow(
          moments,
          fold(
            moments,
            xy.map((pair) => pair[1]),
          ),
        );
        expect([both.n, both.sum_x, both.sum_y]).toEqual([x.n, x.sum, y.sum]);
        expect(both.m2_x).toBeCloseTo(x.m2, 5);
        expect(both.m2_y).toBeCloseTo(y.m2, 5);
      }),
    );
  });
});
