import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  expectedValueOfPerfectInformation,
  expectedValueOfSampleInformation,
  informationRatio,
  utilityPerBit,
  valuePerBit,
} from '../../src/index.ts';

describe('value', () => {
  const decision = fc.record({
    beliefs: fc.record({
      a: fc.double({ min: 0.1, max: 50, noNaN: true }),
      b: fc.double({ min: 0.1, max: 50, noNaN: true }),
    }),
    threshold: fc.double({ min: 1e-6, max: 1, noNaN: true }),
  });

  it('law: 0 ≤ sample information ≤ perfect information, and more rollouts are worth no less', () => {
    fc.assert(
      fc.property(decision, fc.integer({ min: 0, max: 40 }), (d, m) => {
        const some = expectedValueOfSampleInformation(d, m);
        expect(some).toBeGreaterThanOrEqual(0);
        expect(some).toBeLessThanOrEqual(expectedValueOfPerfectInformation(d) + 1e-12);
        expect(some).toBeLessThanOrEqual(expectedValueOfSampleInformation(d, m + 1) + 1e-12);
      }),
    );
  });

  it('law: value per bit × bits = value; a bit on a worthless task is worth nothing', () => {
    const d = { beliefs: { a: 2, b: 3 }, threshold: 0.5 };
    expect(valuePerBit(d, 8)).toBeCloseTo(0.0422, 4);
    expect(valuePerBit(d, 1)).toBeCloseTo(0, 12);
    expect(utilityPerBit({ before: 0, after: 1, valuePerSuccess: 0, bits: 5 })).toBe(0);
    expect(informationRatio(1, 0)).toBe(Infinity);
    expect(informationRatio(0, 0)).toBeNaN();
    expect(() => valuePerBit(d, 0)).toThrow('expected rollouts an integer in [1, 1048576], got 0');
    expect(() => expectedValueOfPerfectInformation({ ...d, threshold: 2 })).toThrow(
      'threshold in [0, 1], got 2',
    );
  });
});
