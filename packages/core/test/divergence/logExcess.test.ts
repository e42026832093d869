import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logExcess } from '../../src/index.ts';

describe('logExcess', () => {
  it('has its values at the ends and at 0', () => {
    expect([logExcess(-1), logExcess(0), logExcess(Infinity)]).toEqual([Infinity, 0, NaN]);
    expect(logExcess(NaN)).toBeNaN();
    expect(logExcess(1e-160)).toBeGreaterThan(0);
    expect(() => logExcess(-1.5)).toThrow('logExcess: expected x ≥ -1, got -1.5');
  });

  it('law: never negative, and convex about 0', () => {
    fc.assert(
      fc.property(fc.double({ min: -1, max: 1e9, noNaN: true }), (x) => {
        expect(logExcess(x)).toBeGreaterThanOrEqual(0);
        expect(logExcess(x / 2)).toBeLessThanOrEqual(logExcess(x) * (0.5 + 1e-12));
      }),
    );
  });
});
