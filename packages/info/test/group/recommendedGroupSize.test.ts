import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  degenerateShare,
  expectedBinaryEntropy,
  liveShare,
  oversamplingFactor,
  recommendedGroupSize,
} from '../../src/index.ts';
import { close } from '../support/close.ts';

const shape = fc.double({ min: -2, max: 2, noNaN: true }).map((x) => 10 ** x);
describe('mixtures of pass rates', () => {
  const mixture = fc
    .record({
      a: shape,
      b: shape,
      zero: fc.double({ min: 0, max: 0.4, noNaN: true }),
      one: fc.double({ min: 0, max: 0.4, noNaN: true }),
    })
    .map((shares) => ({ ...shares, n: 100, method: 'known' }));

  it('law: shares add up, larger groups live more often, oversampling is the inverse', () => {
    fc.assert(
      fc.property(mixture, fc.integer({ min: 2, max: 64 }), (m, G) => {
        close(liveShare(m, G) + degenerateShare(m, G), 1);
        expect(liveShare(m, G + 1)).toBeGreaterThanOrEqual(liveShare(m, G) * (1 - 1e-10));
        expect(liveShare(m, G)).toBeLessThanOrEqual(1 - m.zero - m.one + 1e-12);
        close(oversamplingFactor(m, G) * liveShare(m, G), 1);
      }),
    );
  });

  it('law: the table is consistent with itself and with the closed forms', () => {
    fc.assert(
      fc.property(mixture, (m) => {
        const { candidates, ceiling, groupSize, reached } = recommendedGroupSize(m);
        const mean = (1 - m.zero - m.one) * (expectedBinaryEntropy(m) as number);
        close(ceiling, mean, 1e-9);
        close(candidates[0]!.bitsPerRollout, candidates[0]!.live / 2, 1e-9); // pairs
        for (const [i, row] of candidates.entries()) {
          expect(row.bitsPerRollout).toBeLessThanOrEqual(ceiling * (1 + 1e-9));
          close(row.rolloutsPerLiveGroup, row.groupSize * row.oversampling);
          if (i > 0)
            expect(row.bitsPerRollout).toBeGreaterThanOrEqual(
              candidates[i - 1]!.bitsPerRollout - 1e-9,
            );
        }
        const enough = candidates.find((row) => row.bitsPerRollout >= 0.8 * ceiling);
        expect(reached).toBe(enough !== undefined);
        expect(groupSize).toBe(enough?.groupSize ?? 64);
      }),
      { numRuns: 25 },
    );
  });

  it('takes groups of a million', () => {
    const m = { a: 0.5, b: 1.5, zero: 0, one: 0, n: 9, method: 'known' };
    // 1 − B(½, 3/2 + G)/B(½, 3/2) ≈ 1 − Γ(2)/Γ(3/2)·G^−½ for large G
    close(degenerateShare(m, 1_000_000), (1 / 0.886226925452758) * 1e-3, 1e-6);
    close(
      liveShare(m, 1001) - liveShare(m, 1000),
      (liveShare(m, 1000) - liveShare(m, 999)) * 0.9985,
      1e-8,
    );
  });

  it('advises nothing when nothing can be learned', () => {
    const failed = { a: NaN, b: NaN, zero: 1, one: 0, n: 10, method: 'no group has both outcomes' };
    expect(recommendedGroupSize(failed)).toMatchObject({
      groupSize: NaN,
      reached: false,
      ceiling: 0,
    });
    expect(degenerateShare(failed, 8)).toBe(1);
    expect(oversamplingFactor(failed, 8)).toBe(Infinity);
    const unknown = { ...failed, zero: NaN, one: NaN };
    expect(recommendedGroupSize(unknown).groupSize).toBeNaN();
    expect(degenerateShare(unknown, 8)).toBeNaN();
    expect(() => recommendedGroupSize(failed, { keep: 0 })).toThrow(
      'expected keep in (0, 1], got 0',
    );
    expect(() => recommendedGroupSize(failed, { candidates: [] })).toThrow('candidates');
  });
});
