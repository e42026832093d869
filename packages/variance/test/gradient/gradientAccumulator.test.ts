import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GradientAccumulator, gradientBuffer } from '../../src/index.ts';
import { D, expectClose, flat, fold, options, row } from '../support/rows.ts';

const matrix = fc.array(row, { minLength: 0, maxLength: 12 });
/** Straight from the definitions. */
function direct(rows: number[][], b: number) {
  const n = rows.length;
  const mean = Array.from({ length: D }, (_, j) => rows.reduce((s, r) => s + r[j]!, 0) / n);
  const variances = mean.map((m, j) => rows.reduce((s, r) => s + (r[j]! - m) ** 2, 0) / (n - 1));
  const rowNoise = variances.reduce((s, x) => s + x, 0);
  const signal = mean.reduce((s, x) => s + x * x, 0) - rowNoise / n;
  return { mean, noise: b * rowNoise, signal, variances: variances.map((v) => v * b) };
}
describe('GradientAccumulator', () => {
  it('is the mean, variance and noise scale of its rows', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 2, maxLength: 20 }), (rows) => {
        const sums = fold(rows);
        const { mean, noise, signal, variances } = direct(rows, 3);
        expectClose(Array.from(sums.mean), mean);
        expectClose(sums.moments(), { noise, signal }, 1e4);
        expectClose(Array.from(sums.variances()), variances, 1e4);
      }),
    );
  });

  it('law: merging = concatenation, the empty one is the identity on both sides', () => {
    fc.assert(
      fc.property(matrix, matrix, (a, b) => {
        const whole = fold([...a, ...b]).toJSON();
        expectClose(fold(a).merge(fold(b)).toJSON(), whole, 1e5);
        expect(fold(a).merge(fold([])).toJSON()).toEqual(fold(a).toJSON());
        expectClose(fold([]).merge(fold(a)).toJSON(), fold(a).toJSON(), 1e-3);
      }),
    );
  });

  it('law: merge leaves its source alone; row by row = all at once', () => {
    fc.assert(
      fc.property(matrix, matrix, (a, b) => {
        const source = fold(b);
        fold(a).merge(source);
        expect(source.toJSON()).toEqual(fold(b).toJSON());
        const single = new GradientAccumulator(D, options);
        for (const r of a) single.update(Float64Array.from(r));
        expectClose(single.toJSON(), fold(a).toJSON(), 1e5);
      }),
    );
  });

  it('law: survives JSON and goes on', () => {
    fc.assert(
      fc.property(matrix, matrix, (a, b) => {
        const back = GradientAccumulator.from(JSON.parse(JSON.stringify(fold(a))));
        expectClose(back.update(flat(b)).toJSON(), fold(a).update(flat(b)).toJSON(), 1e-6);
      }),
    );
  });

  it('law: scaling the gradients scales moments, not noise scale or cosine', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 3, maxLength: 9 }), (rows) => {
        const one = fold(rows);
        const four = fold(rows.map((r) => r.map((x) => 4 * x))); // a power of two: exact
        expect(four.moments().noise).toBe(16 * one.moments().noise);
        expect(four.moments().signal).toBe(16 * one.moments().signal);
        expect(four.moments().noiseScale).toBe(one.moments().noiseScale);
        expectClose(four.meanCosine(), one.meanCosine(), 1);
      }),
    );
  });

  it('law: the order of the rows does not matter', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 3, maxLength: 9 }), (rows) => {
        expectClose(fold([...rows].reverse()).toJSON(), fold(rows).toJSON(), 1e5);
      }),
    );
  });

  it('gives the mean cosine between different rows', () => {
    const rows = [
      [3, 0, 0, 0, 0],
      [0, 2, 0, 0, 0],
      [1, 1, 0, 0, 0],
      [0, 0, 0, 0, 0],
    ];
    expect(fold(rows).meanCosine()).toBeCloseTo((2 * (2 * Math.SQRT1_2)) / 6, 12);
  });

  it('agrees in a WebAssembly memory and outside', () => {
    const d = 70_003;
    const values = gradientBuffer(3, d);
    for (let i = 0; i < values.length; i++) values[i] = Math.sin(i) + 1;
    const inside = new GradientAccumulator(d, { perCoordinate: true }).update(values);
    const outside = new GradientAccumulator(d, { perCoordinate: true }).update(
      Float64Array.from(values),
    );
    const { noise, signal } = outside.moments();
    expect(Math.abs(inside.moments().noise / noise - 1)).toBeLessThan(1e-12);
    expect(Math.abs(inside.moments().signal / signal - 1)).toBeLessThan(1e-12);
    expectClose(Array.from(inside.variances()), Array.from(outside.variances()), 1e-3);
  });

  it('is undefined below two rows and refuses what does not fit', () => {
    const empty = new GradientAccumulator(2);
    expect(empty.moments()).toEqual({ signal: NaN, noise: NaN, noiseScale: NaN });
    expect(() => empty.update(Float32Array.of(1))).toThrow(
      'GradientAccumulator.update: expected values of a multiple of 2 numbers, got 1',
    );
    expect(() => empty.merge(new GradientAccumulator(3))).toThrow('expected dimension 2, got 3');
    expect(() => empty.merge(new GradientAccumulator(2, { directions: true }))).toThrow(
      'same options',
    );
    expect(() => empty.meanCosine()).toThrow('expected directions true');
    expect(() => new GradientAccumulator(0)).toThrow(
      'expected dimension an integer in [1, 2147483648], got 0',
    );
    expect(() => new GradientAccumulator(1, { microbatch: 0.5 })).toThrow(
      'expected microbatch ≥ 1',
    );
  });
});
