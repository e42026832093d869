import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { passAtKLadder } from '../../src/report/passAtKLadder.ts';

describe('passAtKLadder', () => {
  it('pass@k grows with k, starts at the pass rate, and is exact on counts that can be enumerated', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(8), { minLength: 1, maxLength: 9 }), (hits) => {
        const values = passAtKLadder({
          successes: Float64Array.from(hits),
          attempts: new Float64Array(hits.length).fill(8),
        });
        expect(values.map(({ k }) => k)).toEqual([1, 2, 4, 8]);
        expect(values[0]?.value).toBeCloseTo(
          hits.reduce((a, x) => a + x, 0) / (8 * hits.length),
          12,
        );
        for (let i = 1; i < values.length; i++)
          expect(values[i]!.value).toBeGreaterThanOrEqual(values[i - 1]!.value - 1e-12);
        expect(values.at(-1)?.value).toBeCloseTo(
          hits.filter((c) => c > 0).length / hits.length,
          12,
        );
      }),
    );
    // all pairs out of 5 with 2 hits: 10 pairs, 3 without a hit
    expect(passAtKLadder({ successes: Float64Array.of(2), attempts: Float64Array.of(5) })).toEqual([
      { k: 1, value: expect.closeTo(0.4, 12) as number },
      { k: 2, value: expect.closeTo(0.7, 12) as number },
      { k: 4, value: 1 },
      { k: 5, value: 1 },
    ]);
  });
});
