import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lbeta } from '../../src/index.ts';
import { positive } from './arbitraries.ts';

describe('lbeta', () => {
  it('law: symmetric', () => {
    fc.assert(
      fc.property(positive, positive, (a, b) => {
        expect(lbeta(a, b)).toBe(lbeta(b, a));
      }),
    );
  });

  it('law: B(a + 1, b) = B(a, b) a / (a + b)', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 2 ** 20 }),
        fc.integer({ min: 1, max: 2 ** 20 }),
        (i, j) => {
          const [a, b] = [i / 32, j / 32];
          const step = lbeta(a + 1, b) - lbeta(a, b) - Math.log(a / (a + b));
          expect(Math.abs(step)).toBeLessThan(1e-14 * (10 + Math.abs(lbeta(a, b))));
        },
      ),
    );
  });

  it('keeps the digits of one tiny and one large shape', () => {
    // B(a, b) → 1/a as a → 0, whatever b
    expect(lbeta(1e-300, 1e6)).toBe(-Math.log(1e-300));
    expect(lbeta(3, Infinity)).toBe(-Infinity);
    expect(lbeta(NaN, 1)).toBeNaN();
    expect(lbeta(1, NaN)).toBeNaN();
  });

  it('rejects shapes that are not positive', () => {
    expect(() => lbeta(0, 1)).toThrow('lbeta: expected a > 0, got 0');
    expect(() => lbeta(1, -2)).toThrow('lbeta: expected b > 0, got -2');
  });
});
