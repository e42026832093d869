import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { betainc, betaincUpper, lbeta, normalCdf } from '../../src/index.ts';
import { relative, shape, unit } from './arbitraries.ts';

describe('betainc', () => {
  it('is 0 at 0, 1 at 1, and NaN for NaN', () => {
    expect([betainc(0, 2, 3), betainc(1, 2, 3)]).toEqual([0, 1]);
    expect([betainc(NaN, 2, 3), betainc(0.5, NaN, 3), betainc(0.5, 2, NaN)]).toEqual([
      NaN,
      NaN,
      NaN,
    ]);
  });

  it('has closed forms when a shape is 1', () => {
    fc.assert(
      fc.property(unit, shape, (x, a) => {
        expect(relative(betainc(x, a, 1), x ** a)).toBeLessThan(1e-12);
        expect(relative(betainc(x, 1, a), -Math.expm1(a * Math.log1p(-x)))).toBeLessThan(1e-12);
      }),
    );
  });

  it('law: in [0, 1], rising with x, falling with a', () => {
    fc.assert(
      fc.property(unit, unit, shape, shape, (x, y, a, b) => {
        const [low, high] = [Math.min(x, y), Math.max(x, y)];
        const p = betainc(low, a, b);
        expect(p).toBeGreaterThanOrEqual(0);
        expect(betainc(high, a, b)).toBeLessThanOrEqual(1);
        expect(betainc(high, a, b)).toBeGreaterThanOrEqual(p * (1 - 1e-12));
        expect(betainc(low, a * 1.5, b)).toBeLessThanOrEqual(p * (1 + 1e-12));
      }),
    );
  });

  it('law: I_x(a, b) + I_{1−x}(b, a) = 1', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 20 }), shape, shape, (i, a, b) => {
        const x = i / 2 ** 20;
        expect(betainc(x, a, b) + betainc(1 - x, b, a)).toBeCloseTo(1, 13);
      }),
    );
  });

  it('law: I_x(a + 1, b) = I_x(a, b) − x^a (1 − x)^b / (a B(a, b))', () => {
    fc.assert(
      fc.property(unit, shape, shape, (x, a, b) => {
        const step = Math.exp(a * Math.log(x) + b * Math.log1p(-x) - lbeta(a, b)) / a;
        const wanted = betainc(x, a, b) - (x === 0 || x === 1 ? 0 : step);
        // a + 1 rounds, hence the absolute part
        expect(Math.abs(betainc(x, a + 1, b) - wanted)).toBeLessThan(1e-9);
      }),
    );
  });

  it('stays on the far side of 1e9 trials', () => {
    expect(betainc(0.5, 1e12, 1e12)).toBeCloseTo(0.5, 14);
    const z = 3 / Math.sqrt(8e12); // three standard deviations
    expect(relative(betainc(0.5 - z, 1e12, 1e12), normalCdf(-3))).toBeLessThan(1e-9);
  });

  it('is 0 where the result is below the least double', () => {
    for (const b of [20, 50, 1e3, 1e9, 1e300])
      expect([betainc(5e-324, 20, b), betainc(5e-324, 50, b)]).toEqual([0, 0]);
  });

  it('law: a probability for every pair of positive shapes, the greatest and the least too', () => {
    const any = fc.double({ min: -323, max: 308.2, noNaN: true }).map((u) => 10 ** u);
    const point = fc.oneof(unit, any);
    fc.assert(
      fc.property(point, any, any, (x, a, b) => {
        fc.pre(x <= 1);
        const p = betainc(x, a, b);
        expect(p).toBeGreaterThanOrEqual(0);
        expect(p).toBeLessThanOrEqual(1);
        expect(betaincUpper(x, a, b) + p).toBeCloseTo(1, 12);
      }),
    );
  });

  it('keeps its closed forms for shapes whose products overflow', () => {
    for (const b of [1e300, 1.7e308]) {
      expect(relative(betainc(1 / b, 1, b), -Math.expm1(-1))).toBeLessThan(1e-12);
      expect(betainc(1e-9, 1, b)).toBe(1);
      expect(betainc(1 - 2 ** -53, b, 1)).toBe(0);
      expect([betainc(0.49, b, b), betainc(0.51, b, b)]).toEqual([0, 1]);
    }
    // B(a, b) → 1/a + 1/b: all mass at the ends
    expect(betainc(0.3, 1e-310, 3e-310)).toBeCloseTo(0.75, 12);
  });

  it('says what it expected', () => {
    expect(() => betainc(1.5, 1, 1)).toThrow('betainc: expected x in [0, 1], got 1.5');
    expect(() => betainc(0.5, 0, 1)).toThrow('betainc: expected a > 0 and finite, got 0');
    expect(() => betainc(0.5, 1, Infinity)).toThrow(
      'betainc: expected b > 0 and finite, got Infinity',
    );
  });
});
