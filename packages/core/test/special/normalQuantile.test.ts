import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalCdf, normalQuantile } from '../../src/index.ts';
import { relative } from './arbitraries.ts';

describe('normalQuantile', () => {
  it('has its values in the middle and at the ends', () => {
    expect([normalQuantile(0.5), normalQuantile(0), normalQuantile(1)]).toEqual([
      0,
      -Infinity,
      Infinity,
    ]);
    expect(normalQuantile(NaN)).toBeNaN();
  });

  it('law: antisymmetric about ½', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 20 - 1 }), (i) => {
        const p = i / 2 ** 20;
        expect(normalQuantile(1 - p)).toBe(-normalQuantile(p) || 0);
      }),
    );
  });

  it('law: inverts normalCdf', () => {
    fc.assert(
      fc.property(fc.double({ min: -300, max: -0.31, noNaN: true }), (u) => {
        const p = 10 ** u;
        expect(relative(normalCdf(normalQuantile(p)), p)).toBeLessThan(1e-12);
      }),
    );
  });

  it('says what it expected', () => {
    expect(() => normalQuantile(2)).toThrow(
      'normalQuantile: expected probability in [0, 1], got 2',
    );
  });
});
