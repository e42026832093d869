import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lotShares } from '../../src/compose/lotShares.ts';

const warm = (totals: readonly number[]) => ({ totals, frozen: totals.map(() => false) });

describe('lotShares', () => {
  it('without a guard gives all draws to the one lot', () => {
    expect(lotShares(warm([3]), undefined)).toEqual([1]);
    expect(lotShares(warm([0]), undefined)).toEqual([0]);
  });

  it('follows the weights where no lot is below the least share', () => {
    expect(lotShares(warm([1, 3]), 0.1)).toEqual([0.25, 0.75]);
  });

  it('lifts lots to the least share, and empty ones get nothing', () => {
    expect(lotShares(warm([1e-9, 1, 3, 0]), 0.2)).toEqual(
      [0.2, 0.2, 0.6, 0].map((x) => expect.closeTo(x)),
    );
  });

  it('holds frozen lots at the least share, unless all are frozen', () => {
    const frozen = [true, false, false];
    expect(lotShares({ totals: [8, 1, 1], frozen }, 0.1)).toEqual([0.1, 0.45, 0.45]);
    expect(lotShares({ totals: [8, 2], frozen: [true, true] }, 0.1)).toEqual([0.8, 0.2]);
  });

  it('sums to 1, and no lot that has tasks gets less than it may', () => {
    const totals = fc.array(
      fc.oneof(fc.constant(0), fc.double({ min: 1e-12, max: 1e12, noNaN: true })),
      {
        minLength: 1,
        maxLength: 8,
      },
    );
    fc.assert(
      fc.property(
        totals.filter((list) => list.some((x) => x > 0)),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
        (list, minShare, cold) => {
          const shares = lotShares({ totals: list, frozen: cold.slice(0, list.length) }, minShare);
          expect(shares.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9);
          const floor = Math.min(minShare, 1 / list.filter((x) => x > 0).length);
          list.forEach((total, s) => {
            if (total === 0) expect(shares[s]).toBe(0);
            else expect(shares[s]!).toBeGreaterThanOrEqual(floor * (1 - 1e-9));
          });
        },
      ),
    );
  });
});
