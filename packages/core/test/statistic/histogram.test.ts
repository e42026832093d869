import { describeStatistic } from '@bits-per-sample/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, histogram } from '../../src/index.ts';

const tenths = histogram({ edges: [-1000, -10, 0, 0.5, 10, 999] });

describeStatistic(tenths, { values: fc.double({ min: -2e3, max: 2e3, noNaN: true }) });

describe('histogram', () => {
  const edges = fc
    .uniqueArray(fc.integer({ min: -50, max: 50 }), { minLength: 2, maxLength: 12 })
    .map((xs) => xs.sort((a, b) => a - b));

  it('counts as a linear search does, every observation once', () => {
    fc.assert(
      fc.property(edges, fc.array(fc.integer({ min: -60, max: 60 })), (e, xs) => {
        const rows = fold(histogram({ edges: e }), xs);
        const wanted = new Float64Array(e.length + 1);
        const last = e.length - 1;
        for (const x of xs) {
          if (x < e[0]!) wanted[0]!++;
          else if (x > e[last]!) wanted[last + 1]!++;
          else
            wanted[
              1 +
                Math.min(
                  last - 1,
                  e.findLastIndex((edge) => edge <= x),
                )
            ]!++;
        }
        expect(rows).toEqual(wanted);
        expect(rows.reduce((a, b) => a + b, 0)).toBe(xs.length);
      }),
    );
  });

  it('closes the last bin, and counts NaN nowhere', () => {
    const rows = fold(histogram({ edges: [0, 0.5, 1] }), [1, NaN, -Infinity, Infinity]);
    expect(rows).toEqual(Float64Array.of(1, 0, 1, 1));
  });

  it('says what it expected', () => {
    expect(() => histogram({ edges: [1] })).toThrow(
      'histogram: expected edges of length ≥ 2, got 1',
    );
    expect(() => histogram({ edges: [0, 0] })).toThrow(
      'histogram: expected edges strictly ascending, got 0, 0',
    );
    expect(() => histogram({ edges: [0, NaN] })).toThrow('strictly ascending');
  });
});
