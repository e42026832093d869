import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { trigamma } from '../../src/index.ts';
import { positive } from './arbitraries.ts';

describe('trigamma', () => {
  it('has its values at the ends', () => {
    expect([trigamma(0), trigamma(1e-200), trigamma(Infinity)]).toEqual([Infinity, Infinity, 0]);
  });

  it('gives NaN for NaN and rejects negative numbers', () => {
    expect(trigamma(NaN)).toBeNaN();
    expect(() => trigamma(-1)).toThrow('trigamma: expected x ≥ 0, got -1');
  });

  it('law: ψ₁(x + 1) = ψ₁(x) − 1/x²', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), (k) => {
        const x = k / 64; // exact, and so is x + 1
        expect(Math.abs(trigamma(x + 1) - trigamma(x) + 1 / x ** 2)).toBeLessThan(
          1e-14 * (1 + 1 / x ** 2),
        );
      }),
    );
  });

  it('law: positive and falling', () => {
    fc.assert(
      fc.property(positive, fc.double({ min: 1e-6, max: 1, noNaN: true }), (x, step) => {
        expect(trigamma(x)).toBeGreaterThan(0);
        expect(trigamma(x * (1 + step))).toBeLessThan(trigamma(x));
      }),
    );
  });
});
