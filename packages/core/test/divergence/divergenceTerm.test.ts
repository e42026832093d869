import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { divergenceTerm } from '../../src/index.ts';

const mass = fc.double({ min: 0, max: 1, noNaN: true });

describe('divergenceTerm', () => {
  it('has its values where an outcome is impossible', () => {
    expect(divergenceTerm(0, 0.25, 0.25)).toBe(0.25);
    expect(divergenceTerm(0.25, 0, -0.25)).toBe(Infinity);
    expect(divergenceTerm(0, 0, 0)).toBe(0);
    expect(divergenceTerm(NaN, 0.5, 0)).toBeNaN();
  });

  it('takes ratios beyond the range of doubles', () => {
    expect(divergenceTerm(1, 5e-324, -1)).toBeCloseTo(1074 * Math.LN2 - 1, 10);
    expect(divergenceTerm(5e-324, 1, 1)).toBe(1);
  });

  it('law: never negative, zero only for equals', () => {
    fc.assert(
      fc.property(mass, mass, (p, q) => {
        expect(divergenceTerm(p, q, q - p)).toBeGreaterThanOrEqual(0);
        expect(divergenceTerm(p, p, 0)).toBe(0);
      }),
    );
  });

  it('says what it expected', () => {
    expect(() => divergenceTerm(-1, 0, 1)).toThrow('divergenceTerm: expected p ≥ 0, got -1');
    expect(() => divergenceTerm(1, -2, 1)).toThrow('divergenceTerm: expected q ≥ 0, got -2');
  });
});
