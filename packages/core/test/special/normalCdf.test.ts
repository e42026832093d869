import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalCdf } from '../../src/index.ts';

describe('normalCdf', () => {
  it('has its values in the middle and at the ends', () => {
    expect([normalCdf(0), normalCdf(-Infinity), normalCdf(Infinity)]).toEqual([0.5, 0, 1]);
    expect(normalCdf(NaN)).toBeNaN();
  });

  it('law: symmetric', () => {
    fc.assert(
      fc.property(fc.double({ min: -30, max: 30, noNaN: true }), (x) => {
        expect(normalCdf(x) + normalCdf(-x)).toBeCloseTo(1, 14);
      }),
    );
  });

  it('law: rises', () => {
    const x = fc.double({ min: -40, max: 40, noNaN: true });
    fc.assert(
      fc.property(x, x, (a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        expect(normalCdf(low)).toBeLessThanOrEqual(normalCdf(high) * (1 + 1e-13));
      }),
    );
  });
});
