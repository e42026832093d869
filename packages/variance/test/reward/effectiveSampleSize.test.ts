import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { effectiveSampleSize } from '../../src/index.ts';

describe('effectiveSampleSize', () => {
  it('law: between 1 and n, unchanged by scale, sign and order', () => {
    const weights = fc.array(fc.integer({ min: 1, max: 999 }), { minLength: 1 });
    fc.assert(
      fc.property(weights, (w) => {
        const n = effectiveSampleSize(w);
        expect(n).toBeGreaterThanOrEqual(1 - 1e-12);
        expect(n).toBeLessThanOrEqual(w.length + 1e-9);
        expect(effectiveSampleSize(w.map((x) => -4 * x))).toBeCloseTo(n, 9);
        expect(effectiveSampleSize([...w].reverse())).toBeCloseTo(n, 9);
      }),
    );
    expect(effectiveSampleSize([0, 0])).toBeNaN();
    expect(() => effectiveSampleSize([])).toThrow('expected weights not empty');
  });
});
