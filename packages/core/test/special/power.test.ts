import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { power } from '../../src/index.ts';

describe('power', () => {
  it('is exact where the result is a double', () => {
    expect([power(2, 10), power(3, 5), power(0.5, 1074), power(10, 22)]).toEqual([
      1024, 243, 5e-324, 1e22,
    ]);
    expect([power(0, 0), power(0, 3), power(1, 1e300), power(Infinity, 2)]).toEqual([
      1,
      0,
      1,
      Infinity,
    ]);
    expect([power(NaN, 2), power(2, NaN)]).toEqual([NaN, NaN]);
    expect(power(NaN, 0)).toBe(1);
  });

  it('law: agrees with the operator to its rounding', () => {
    const exponent = fc.oneof(fc.nat(300), fc.double({ min: 0, max: 30, noNaN: true }));
    fc.assert(
      fc.property(fc.double({ min: 0.1, max: 10, noNaN: true }), exponent, (base, x) => {
        expect(Math.abs(power(base, x) / base ** x - 1)).toBeLessThan(1e-12);
      }),
    );
  });

  it('ends for the greatest exponents', () => {
    expect([power(0.5, 1.7e308), power(2, 1.7e308), power(1 - 1e-9, 1e9)]).toEqual([
      0,
      Infinity,
      expect.closeTo(Math.exp(-1), 7),
    ]);
  });

  it('says what it expected', () => {
    expect(() => power(-2, 2)).toThrow('power: expected base ≥ 0, got -2');
    expect(() => power(2, -2)).toThrow('power: expected exponent ≥ 0, got -2');
  });
});
