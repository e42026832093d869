import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { samplesToSuccess, samplesToSuccesses, samplesToSuccessReal } from '../../src/index.ts';
import { near } from '../support/scores.ts';

describe('samples to successes', () => {
  it('law: the smallest n that is enough, found by a recursion over outcomes', () => {
    const atLeast = (p: number, m: number, n: number): number => {
      let row = [1, ...new Array<number>(m).fill(0)];
      for (let i = 0; i < n; i++)
        row = row.map((x, k) => (k < m ? x * (1 - p) : x) + (k > 0 ? row[k - 1]! * p : 0));
      return row[m]!;
    };
    fc.assert(
      fc.property(
        fc.double({ min: 0.05, max: 0.95, noNaN: true }),
        fc.integer({ min: 1, max: 6 }),
        fc.double({ min: 0.02, max: 0.98, noNaN: true }),
        (p, m, c) => {
          const n = samplesToSuccesses(p, m, c);
          expect(atLeast(p, m, n)).toBeGreaterThanOrEqual(c - 1e-12);
          if (n > m) expect(atLeast(p, m, n - 1)).toBeLessThan(c + 1e-12);
        },
      ),
    );
  });

  it('is exact where doubles tie, and Infinity, 1, NaN at the ends', () => {
    for (let n = 1; n <= 40; n++) {
      expect(samplesToSuccess(0.5, 1 - 2 ** -n)).toBe(n);
      expect(samplesToSuccess(0.75, 1 - 4 ** -Math.ceil(n / 2))).toBe(Math.ceil(n / 2));
    }
    expect(samplesToSuccess(0, 0.5)).toBe(Infinity);
    expect(samplesToSuccess(1, 0.5)).toBe(1);
    expect(samplesToSuccesses(1, 7, 0.5)).toBe(7);
    expect(samplesToSuccess(NaN, 0.5)).toBeNaN();
    expect(samplesToSuccessReal(NaN, 0.5)).toBeNaN();
    expect(samplesToSuccessReal(1, 0.99)).toBe(1);
    near(samplesToSuccess(1e-300, 0.5), Math.LN2 * 1e300, 1e-14);
    expect(() => samplesToSuccess(2, 0.5)).toThrow('samplesToSuccess: expected p in [0, 1], got 2');
    expect(() => samplesToSuccess(0.5, 1)).toThrow('expected confidence in (0, 1), got 1');
    expect(() => samplesToSuccesses(0.5, 0, 0.5)).toThrow(
      'expected successes an integer ≥ 1, got 0',
    );
  });
});
