import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digamma } from '../../src/index.ts';
import { positive } from './arbitraries.ts';

describe('digamma', () => {
  it('has its values at the ends and at the zero', () => {
    expect([digamma(0), digamma(Infinity)]).toEqual([-Infinity, Infinity]);
    expect(Math.sign(digamma(1.4616321449683622))).toBe(-1);
    expect(Math.sign(digamma(1.4616321449683625))).toBe(1);
  });

  it('gives NaN for NaN and rejects negative numbers', () => {
    expect(digamma(NaN)).toBeNaN();
    expect(() => digamma(-1)).toThrow('digamma: expected x ≥ 0, got -1');
  });

  it('law: ψ(x + 1) = ψ(x) + 1/x', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), (k) => {
        const x = k / 64; // exact, and so is x + 1
        expect(Math.abs(digamma(x + 1) - digamma(x) - 1 / x)).toBeLessThan(1e-14 * (10 + 1 / x));
      }),
    );
  });

  it('law: rises', () => {
    fc.assert(
      fc.property(positive, fc.double({ min: 1e-6, max: 1, noNaN: true }), (x, step) => {
        expect(digamma(x * (1 + step))).toBeGreaterThan(digamma(x));
      }),
    );
  });
});
