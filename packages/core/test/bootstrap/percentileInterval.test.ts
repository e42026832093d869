import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { percentileInterval } from '../../src/index.ts';

describe('percentileInterval', () => {
  it('is linear between replicates', () => {
    expect(percentileInterval([0, 1, 2, 3, 4], 0.5)).toEqual([1, 3]);
    const [lower, upper] = percentileInterval([0, 1, 2, 3, 4], 0.9);
    expect([lower, upper]).toEqual([expect.closeTo(0.2, 12), expect.closeTo(3.8, 12)]);
    expect(percentileInterval([7], 0.95)).toEqual([7, 7]);
    expect(percentileInterval([], 0.95)).toEqual([NaN, NaN]);
  });

  it('law: inside the replicates, wider with the level', () => {
    const number = fc.double({ min: -1e3, max: 1e3, noNaN: true });
    const level = fc.double({ min: 0.01, max: 0.99, noNaN: true });
    fc.assert(
      fc.property(fc.array(number, { minLength: 1 }), level, level, (values, a, b) => {
        const sorted = Float64Array.from(values).sort();
        const narrow = percentileInterval(sorted, Math.min(a, b));
        const wide = percentileInterval(sorted, Math.max(a, b));
        expect(wide[0]).toBeGreaterThanOrEqual(sorted[0]!);
        expect(wide[1]).toBeLessThanOrEqual(sorted.at(-1)!);
        expect(wide[0]).toBeLessThanOrEqual(narrow[0] + 1e-9);
        expect(wide[1]).toBeGreaterThanOrEqual(narrow[1] - 1e-9);
      }),
    );
  });

  it('says what it expected', () => {
    expect(() => percentileInterval([1], 1)).toThrow(
      'percentileInterval: expected level in (0, 1), got 1',
    );
  });
});
