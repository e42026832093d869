import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bootstrapMean, createRng } from '../../src/index.ts';

const value = fc.double({ min: -1e3, max: 1e3, noNaN: true });

describe('bootstrapMean', () => {
  it('law: the mean, in an interval inside the values; the same numbers give the same interval', () => {
    fc.assert(
      fc.property(fc.array(value, { minLength: 2, maxLength: 12 }), (xs) => {
        const got = bootstrapMean(xs, 'share', { resamples: 100 });
        expect(got.value).toBeCloseTo(xs.reduce((sum, x) => sum + x, 0) / xs.length, 9);
        expect(got.lower).toBeGreaterThanOrEqual(Math.min(...xs) - 1e-9);
        expect(got.upper).toBeLessThanOrEqual(Math.max(...xs) + 1e-9);
        expect(got).toMatchObject({
          level: 0.95,
          n: xs.length,
          unit: 'share',
          method: 'bootstrap',
        });
        expect(bootstrapMean(Float64Array.from(xs), 'share', { resamples: 100 })).toEqual(got);
      }),
    );
  });

  it('has order statistics of the resampled means as its ends', () => {
    const rng = createRng(3);
    const xs = [0.2, 0.5, 0.4, 0.9];
    const means = Array.from({ length: 200 }, () => {
      let sum = 0;
      for (let i = 0; i < 4; i++) sum += xs[Math.floor(rng.next() * 4)]!;
      return sum / 4;
    }).sort((a, b) => a - b);
    const { lower, upper } = bootstrapMean(xs, 'share', {
      level: 0.5,
      resamples: 200,
      rng: createRng(3),
    });
    expect([lower, upper]).toEqual([means[50], means[150]]);
  });

  it('covers the mean of a normal sample about as often as it says', () => {
    const rng = createRng(9);
    let covered = 0;
    for (let run = 0; run < 300; run++) {
      const xs = Array.from({ length: 30 }, () => rng.next() + rng.next() + rng.next() - 1.5);
      const { lower, upper } = bootstrapMean(xs, 'x', { level: 0.9, resamples: 200, rng });
      if (lower <= 0 && upper >= 0) covered++;
    }
    expect(covered / 300).toBeGreaterThan(0.83);
    expect(covered / 300).toBeLessThan(0.95);
  });

  it('knows no spread of one value, and nothing of none', () => {
    expect(bootstrapMean([0.4], 'share')).toEqual({
      value: 0.4,
      lower: NaN,
      upper: NaN,
      level: 0.95,
      n: 1,
      unit: 'share',
      method: 'mean of one',
    });
    expect(bootstrapMean([], 'share')).toMatchObject({ n: 0, method: 'undefined: no values' });
  });

  it('says what it expected', () => {
    expect(() => bootstrapMean([1, 2], 'x', { level: 2 })).toThrow(
      'bootstrapMean: expected level in (0, 1), got 2',
    );
    expect(() => bootstrapMean([1, 2], 'x', { resamples: 1e9 })).toThrow(
      'bootstrapMean: expected resamples an integer in [1, 1048576], got 1000000000',
    );
  });
});
