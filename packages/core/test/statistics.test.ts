import { describeStatistic } from '@bits-per-sample/testkit';
import fc from 'fast-check';
import { describe, expect, expectTypeOf, it } from 'vitest';
import {
  comoments,
  correlation,
  covariance,
  extent,
  fold,
  foldPairs,
  fromRow,
  histogram,
  histogramQuantile,
  mean,
  moments,
  type PairStatistic,
  type Row,
  type Statistic,
  standardError,
  toRow,
  variance,
} from '../src/index.ts';

const value = fc.double({ min: -1e3, max: 1e3, noNaN: true });
const tenths = histogram({ edges: [-1000, -10, 0, 0.5, 10, 999] });

describeStatistic(moments, { values: value });
describeStatistic(extent, { values: value });
describeStatistic(tenths, { values: fc.double({ min: -2e3, max: 2e3, noNaN: true }) });
describeStatistic(comoments, { values: fc.tuple(value, value), tolerance: 1e-8 });

describe('moments', () => {
  it('matches hand-computed values', () => {
    const row = toRow(moments, fold(moments, [2, 4, 4, 4, 5, 5, 7, 9]));
    expect(row).toEqual({ n: 8, sum: 40, m2: 32 });
    expect(mean(row)).toBe(5);
    expect(variance(row, { ddof: 0 })).toBe(4);
    expect(variance(row)).toBe(32 / 7);
    expect(standardError(row)).toBe(Math.sqrt(32 / 7 / 8));
  });

  it('keeps success counts of 0/1 rewards exact', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean()), (bits) => {
        const { n, sum } = toRow(moments, fold(moments, bits.map(Number)));
        expect([n, sum]).toEqual([bits.length, bits.filter(Boolean).length]);
      }),
    );
  });

  it('survives a large common offset, where Σx² − (Σx)²/n does not', () => {
    const xs = [1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16];
    expect(variance(toRow(moments, fold(moments, xs)))).toBeCloseTo(30, 6);
  });

  it('law: shifting moves the mean and leaves the variance', () => {
    fc.assert(
      fc.property(fc.array(value, { minLength: 2, maxLength: 30 }), value, (xs, shift) => {
        const a = toRow(moments, fold(moments, xs));
        const b = toRow(
          moments,
          fold(
            moments,
            xs.map((x) => x + shift),
          ),
        );
        expect(mean(b)).toBeCloseTo(mean(a) + shift, 8);
        expect(variance(b)).toBeCloseTo(variance(a), 5);
      }),
    );
  });

  it('is NaN where it is undefined', () => {
    expect(mean({ n: 0, sum: 0 })).toBeNaN();
    expect(variance({ n: 1, m2: 0 })).toBeNaN();
    expect(variance({ n: 0, m2: 0 }, { ddof: 0 })).toBeNaN();
    expect(standardError({ n: 1, m2: 0 })).toBeNaN();
  });
});

describe('extent', () => {
  it('is the least and the greatest', () => {
    fc.assert(
      fc.property(fc.array(value, { minLength: 1 }), (xs) => {
        const { n, min, max } = toRow(extent, fold(extent, xs));
        expect([n, min, max]).toEqual([xs.length, Math.min(...xs), Math.max(...xs)]);
      }),
    );
  });
});

describe('comoments', () => {
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

  it('holds the moments of both', () => {
    fc.assert(
      fc.property(pairs, (xy) => {
        const both = foldThem(xy);
        const x = toRow(
          moments,
          fold(
            moments,
            xy.map((pair) => pair[0]),
          ),
        );
        const y = toRow(
          moments,
          fold(
            moments,
            xy.map((pair) => pair[1]),
          ),
        );
        expect([both.n, both.sum_x, both.sum_y]).toEqual([x.n, x.sum, y.sum]);
        expect(both.m2_x).toBeCloseTo(x.m2, 5);
        expect(both.m2_y).toBeCloseTo(y.m2, 5);
      }),
    );
  });

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

  it('folds per group and wants columns of equal length', () => {
    const rows = foldPairs(comoments, [1, 2, 3], [4, 5, 6], {
      groups: Int32Array.of(1, 0, 1),
      groupCount: 2,
    });
    expect(toRow(comoments, rows, 1)).toEqual({
      n: 2,
      sum_x: 4,
      sum_y: 10,
      m2_x: 2,
      m2_y: 2,
      c_xy: 2,
    });
    expect(() => foldPairs(comoments, [1], [])).toThrow('foldPairs: expected y of length 1, got 0');
  });
});

describe('histogram', () => {
  const edges = fc
    .uniqueArray(fc.integer({ min: -50, max: 50 }), { minLength: 2, maxLength: 12 })
    .map((xs) => xs.sort((a, b) => a - b));

  it('counts as a linear search does, every observation once', () => {
    fc.assert(
      fc.property(edges, fc.array(fc.integer({ min: -60, max: 60 })), (e, xs) => {
        const rows = fold(histogram({ edges: e }), xs);
        const wanted = new Float64Array(e.length + 1);
        const last = e.length - 1;
        for (const x of xs) {
          if (x < e[0]!) wanted[0]!++;
          else if (x > e[last]!) wanted[last + 1]!++;
          else
            wanted[
              1 +
                Math.min(
                  last - 1,
                  e.findLastIndex((edge) => edge <= x),
                )
            ]!++;
        }
        expect(rows).toEqual(wanted);
        expect(rows.reduce((a, b) => a + b, 0)).toBe(xs.length);
      }),
    );
  });

  it('closes the last bin, and counts NaN nowhere', () => {
    const rows = fold(histogram({ edges: [0, 0.5, 1] }), [1, NaN, -Infinity, Infinity]);
    expect(rows).toEqual(Float64Array.of(1, 0, 1, 1));
  });

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

  it('says what it expected', () => {
    expect(() => histogram({ edges: [1] })).toThrow(
      'histogram: expected edges of length ≥ 2, got 1',
    );
    expect(() => histogram({ edges: [0, 0] })).toThrow(
      'histogram: expected edges strictly ascending, got 0, 0',
    );
    expect(() => histogram({ edges: [0, NaN] })).toThrow('strictly ascending');
    const stat = histogram({ edges: [0, 1] });
    expect(() => histogramQuantile(stat, { below: 0, bin_0: 1, above: 0 }, 2)).toThrow(
      'histogramQuantile: expected probability in [0, 1], got 2',
    );
  });
});

describe('rows', () => {
  it('are plain objects by group, and back', () => {
    const rows = fold(moments, [1, 2, 3], { groups: Int32Array.of(0, 1, 1), groupCount: 3 });
    expect(toRow(moments, rows, 1)).toEqual({ n: 2, sum: 5, m2: 0.5 });
    expect(toRow(moments, rows, 2)).toEqual({ n: 0, sum: 0, m2: 0 });
    expect(fromRow(moments, { m2: 0.5, n: 2, sum: 5 })).toEqual(rows.slice(3, 6));
  });

  it('have the types of their fields', () => {
    expectTypeOf(toRow(moments, new Float64Array(3))).toEqualTypeOf<Row<'n' | 'sum' | 'm2'>>();
    expectTypeOf(moments).toExtend<Statistic<string>>();
    expectTypeOf(comoments).toExtend<PairStatistic<string>>();
    expectTypeOf(comoments).not.toExtend<Statistic<string>>();
    expectTypeOf(fold).parameter(1).toEqualTypeOf<ArrayLike<number>>();
    // @ts-expect-error a pair statistic is folded by foldPairs
    fold(comoments, []);
    // @ts-expect-error a field is missing
    expect(() => fromRow(moments, { n: 1, sum: 2 })).toThrow('fromRow: expected m2 a number');
  });
});
