import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { betainc, betaQuantile } from '../../src/index.ts';
import { relative, shape, unit } from './arbitraries.ts';

describe('betaQuantile', () => {
  it('is 0 at 0, 1 at 1, and NaN for NaN', () => {
    expect([betaQuantile(0, 2, 3), betaQuantile(1, 2, 3)]).toEqual([0, 1]);
    expect(betaQuantile(NaN, 2, 3)).toBeNaN();
    expect(betaQuantile(0.5, NaN, 3)).toBeNaN();
  });

  it('has closed forms when a shape is 1', () => {
    fc.assert(
      fc.property(unit, shape, (p, a) => {
        fc.pre(p === 0 || p > 1e-300);
        const wanted = p ** (1 / a);
        if (wanted > 1e-300) expect(relative(betaQuantile(p, a, 1), wanted)).toBeLessThan(1e-12);
        if (p < 1)
          expect(relative(betaQuantile(p, 1, a), -Math.expm1(Math.log1p(-p) / a))).toBeLessThan(
            1e-12,
          );
      }),
    );
  });

  it('law: inverts betainc', () => {
    fc.assert(
      fc.property(unit, shape, shape, (p, a, b) => {
        fc.pre(p === 0 || p > 1e-300);
        const x = betaQuantile(p, a, b);
        fc.pre(x === 0 || x > 1e-300); // below, doubles lose their digits
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x).toBeLessThanOrEqual(1);
        // x is a double: the probability it stands for moves by the density times its ulp
        const below = betainc(x * (1 - 2e-15), a, b);
        const above = betainc(Math.min(1, x * (1 + 2e-15) + 5e-324), a, b);
        expect(below).toBeLessThanOrEqual(p * (1 + 2e-12));
        expect(above).toBeGreaterThanOrEqual(p * (1 - 2e-12) - 1e-16);
      }),
    );
  });

  it('law: rises with the probability', () => {
    fc.assert(
      fc.property(unit, unit, shape, shape, (p, q, a, b) => {
        const [low, high] = [Math.min(p, q), Math.max(p, q)];
        expect(betaQuantile(low, a, b)).toBeLessThanOrEqual(betaQuantile(high, a, b) * (1 + 1e-12));
      }),
    );
  });

  it('finds the far tail on either side of ½', () => {
    // a = n, b = 1: p^(1/n), which crosses ½ at p = 2^−n
    for (const p of [0.99e-300, 1e-300, 1.01e-300])
      for (const b of [1 - 1e-9, 1, 1 + 1e-9])
        expect(relative(betaQuantile(p, 996.578, b), p ** (1 / 996.578))).toBeLessThan(1e-8);
    expect(betaQuantile(0.5, 1e-7, 1e-7)).toBeCloseTo(0.5, 8);
  });

  it('gives 0 for quantiles below the least double', () => {
    expect(betaQuantile(0.01, 1e-3, 1)).toBe(0);
    expect(relative(betaQuantile(1e-300, 1, 1), 1e-300)).toBeLessThan(1e-13);
  });

  it('law: in [0, 1] for every pair of positive shapes, the greatest and the least too', () => {
    const any = fc.double({ min: -323, max: 308.2, noNaN: true }).map((u) => 10 ** u);
    fc.assert(
      fc.property(unit, any, any, (p, a, b) => {
        const x = betaQuantile(p, a, b);
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('keeps its closed forms for shapes whose products overflow', () => {
    for (const b of [1e300, 1.7e308]) {
      expect(relative(betaQuantile(0.5, 1, b), Math.LN2 / b)).toBeLessThan(1e-12);
      expect(betaQuantile(0.5, b, 1)).toBe(1);
      expect(betaQuantile(0.1, b, b)).toBeCloseTo(0.5, 14);
    }
  });

  it('says what it expected', () => {
    expect(() => betaQuantile(-0.1, 1, 1)).toThrow(
      'betaQuantile: expected probability in [0, 1], got -0.1',
    );
    expect(() => betaQuantile(0.5, -1, 1)).toThrow(
      'betaQuantile: expected a > 0 and finite, got -1',
    );
    expect(() => betaQuantile(0.5, 1, 0)).toThrow('betaQuantile: expected b > 0 and finite, got 0');
  });
});
