import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, histogram, histogramQuantile, toRow } from '../../src/index.ts';

describe('histogramQuantile', () => {
  it('law: a quantile lies within one bin of the sample quantile, and rises', () => {
    const stat = histogram({ edges: Array.from({ length: 41 }, (_, i) => i / 40) });
    const unit = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(unit, { minLength: 1, maxLength: 60 }), unit, unit, (xs, p, q) => {
        const row = toRow(stat, fold(stat, xs));
        const sorted = xs.toSorted((a, b) => a - b);
        const rank = p * xs.length;
        const got = histogramQuantile(stat, row, p);
        const below = sorted[Math.max(0, Math.ceil(rank) - 1)]!;
        const above = sorted[Math.min(xs.length - 1, Math.floor(rank))]!;
        expect(got).toBeGreaterThanOrEqual(below - 1 / 40 - 1e-12);
        expect(got).toBeLessThanOrEqual(above + 1 / 40 + 1e-12);
        const other = histogramQuantile(stat, row, q);
        expect((got - other) * (p - q)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('does not know a quantile beyond its edges', () => {
    const stat = histogram({ edges: [0, 1] });
    const row = toRow(stat, fold(stat, [-1, 0.5, 2, 3]));
    expect(histogramQuantile(stat, row, 0.1)).toBeNaN();
    expect(histogramQuantile(stat, row, 0.5)).toBe(1);
    expect(histogramQuantile(stat, row, 0.9)).toBeNaN();
    expect(histogramQuantile(stat, toRow(stat, new Float64Array(3)), 0.5)).toBeNaN();
    expect(histogramQuantile(stat, row, NaN)).toBeNaN();
  });

  it('passes over empty bins, also at their ends', () => {
    const stat = histogram({ edges: [0, 1, 2, 3] });
    const late = toRow(stat, fold(stat, [1.5]));
    expect(histogramQuantile(stat, late, 0)).toBe(1);
    expect(histogramQuantile(stat, late, 1)).toBe(2);
    const apart = toRow(stat, fold(stat, [0.5, 2.5]));
    expect(histogramQuantile(stat, apart, 0.5)).toBe(1);
    expect(histogramQuantile(stat, apart, 0.75)).toBe(2.5);
  });

  it('says what it expected', () => {
    const stat = histogram({ edges: [0, 1] });
    expect(() => histogramQuantile(stat, { below: 0, bin_0: 1, above: 0 }, 2)).toThrow(
      'histogramQuantile: expected probability in [0, 1], got 2',
    );
  });
});
