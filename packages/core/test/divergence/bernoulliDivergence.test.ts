import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bernoulliDivergence } from '../../src/index.ts';

const unit = fc.double({ min: 0, max: 1, noNaN: true });

describe('bernoulliDivergence', () => {
  it('has its values at the ends', () => {
    expect([bernoulliDivergence(0, 0), bernoulliDivergence(1, 1)]).toEqual([0, 0]);
    expect([bernoulliDivergence(0, 0.5), bernoulliDivergence(1, 0.5)]).toEqual([1, 1]);
    expect([bernoulliDivergence(0, 1), bernoulliDivergence(1, 0)]).toEqual([Infinity, Infinity]);
    expect([bernoulliDivergence(0.5, 1), bernoulliDivergence(0.5, 0)]).toEqual([
      Infinity,
      Infinity,
    ]);
    expect([bernoulliDivergence(NaN, 0.5), bernoulliDivergence(0.5, NaN)]).toEqual([NaN, NaN]);
  });

  it('law: never negative, and blind to which outcome is called a success', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1024 }), fc.integer({ min: 0, max: 1024 }), (i, j) => {
        const [p, q] = [i / 1024, j / 1024];
        expect(bernoulliDivergence(p, q)).toBeGreaterThanOrEqual(0);
        const swapped = bernoulliDivergence(1 - p, 1 - q);
        expect(bernoulliDivergence(p, q)).toSatisfy(
          (x: number) => x === swapped || Math.abs(x / swapped - 1) < 1e-13,
        );
      }),
    );
  });

  it('law: a coarser view of two coins tells less', () => {
    fc.assert(
      fc.property(unit, unit, unit, (p, q, noise) => {
        // the outcome is replaced by a fair coin with probability `noise`
        const blur = (x: number) => (1 - noise) * x + noise / 2;
        expect(bernoulliDivergence(blur(p), blur(q))).toBeLessThanOrEqual(
          bernoulliDivergence(p, q) * (1 + 1e-9) + 1e-15,
        );
      }),
    );
  });

  it('takes what is known more exactly than p and q say', () => {
    // (q − p)² / (2 p (1 − p) ln 2) for coins that differ by less than an ulp
    expect(bernoulliDivergence(0.5, 0.5, { difference: 1e-20 })).toBeCloseTo(0, 30);
    expect(bernoulliDivergence(0.5, 0.5, { difference: 1e-20 }) / (2e-40 / Math.LN2)).toBeCloseTo(
      1,
      12,
    );
    // 1 − p = 1e-20 against 1 − q = 2e-20, where both round to 1
    const got = bernoulliDivergence(1, 1, { difference: -1e-20, notP: 1e-20, notQ: 2e-20 });
    expect(got / (1e-20 * (1 / Math.LN2 - 1))).toBeCloseTo(1, 12);
  });

  it('says what it expected', () => {
    expect(() => bernoulliDivergence(1.1, 0)).toThrow(
      'bernoulliDivergence: expected p in [0, 1], got 1.1',
    );
    expect(() => bernoulliDivergence(0, 2)).toThrow('expected q in [0, 1]');
    expect(() => bernoulliDivergence(0, 1, { notP: 2 })).toThrow('expected notP in [0, 1]');
    expect(() => bernoulliDivergence(0, 1, { notQ: -1 })).toThrow('expected notQ in [0, 1]');
  });
});
