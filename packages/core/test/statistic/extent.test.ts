import { describeStatistic } from '@bits-per-sample/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extent, fold, toRow } from '../../src/index.ts';

const value = fc.double({ min: -1e3, max: 1e3, noNaN: true });

describeStatistic(extent, { values: value });

describe('extent', () => {
  it('is the least and the greatest', () => {
    fc.assert(
      fc.property(fc.array(value, { minLength: 1 }), (xs) => {
        const { n, min, max } = toRow(extent, fold(extent, xs));
        expect([n, min, max]).toEqual([xs.length, Math.min(...xs), Math.max(...xs)]);
      }),
    );
  });
});
