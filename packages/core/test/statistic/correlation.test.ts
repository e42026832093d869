import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comoments, correlation, covariance, foldPairs, toRow } from '../../src/index.ts';

describe('correlation, covariance', () => {
  const whole = fc.integer({ min: -1000, max: 1000 });
  const pairs = fc.array(fc.tuple(whole, whole), { maxLength: 40 });
  const foldThem = (xy: readonly (readonly [number, number])[]) =>
    toRow(
      comoments,
      foldPairs(
        comoments,
        xy.map(([x]) => x),
        xy.map(([, y]) => y),
      ),
    );

  it('finds a line', () => {
    const row = foldThem([
      [1, 5],
      [2, 7],
      [4, 11],
    ]);
    expect(covariance(row)).toBeCloseTo(14 / 3, 14);
    expect(correlation(row)).toBe(1);
    expect(correlation(foldThem([[1, 2]]))).toBeNaN();
    expect(covariance(foldThem([[1, 2]]))).toBeNaN();
  });

  it('law: correlation is symmetric, in [−1, 1], and blind to scale', () => {
    fc.assert(
      fc.property(pairs, (xy) => {
        const r = correlation(foldThem(xy));
        const swapped = correlation(foldThem(xy.map(([x, y]) => [y, x])));
        const scaled = correlation(foldThem(xy.map(([x, y]) => [4 * x, -2 * y])));
        if (Number.isNaN(r)) return;
        expect(Math.abs(r)).toBeLessThanOrEqual(1);
        expect(swapped).toBeCloseTo(r, 12);
        expect(scaled).toBe(-r);
      }),
    );
  });
});
