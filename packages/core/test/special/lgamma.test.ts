import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lgamma } from '../../src/index.ts';

describe('lgamma', () => {
  it('has its values at the ends and at the zeros', () => {
    expect([lgamma(0), lgamma(1), lgamma(2), lgamma(Infinity)]).toEqual([Infinity, 0, 0, Infinity]);
    expect(lgamma(3e305)).toBe(Infinity);
  });

  it('gives NaN for NaN and rejects negative numbers', () => {
    expect(lgamma(NaN)).toBeNaN();
    expect(() => lgamma(-1)).toThrow('lgamma: expected x ≥ 0, got -1');
  });

  it('law: ln Γ(x + 1) = ln Γ(x) + ln x', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), (k) => {
        const x = k / 64; // exact, and so is x + 1
        const scale = 1 + Math.abs(lgamma(x)) + Math.abs(Math.log(x));
        expect(Math.abs(lgamma(x + 1) - lgamma(x) - Math.log(x))).toBeLessThan(1e-14 * scale);
      }),
    );
  });
});
