import { createRng } from '@bits-per-sample/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  countSketch,
  countSketchVariance,
  gaussianSketch,
  gaussianSketchVariance,
} from '../../src/index.ts';

const dot = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  Array.from(a).reduce((sum, x, i) => sum + x * b[i]!, 0);

describe.each([
  ['countSketch', countSketch, countSketchVariance],
  ['gaussianSketch', gaussianSketch, gaussianSketchVariance],
] as const)('%s', (name, sketch, varianceOf) => {
  it('gives inner products without bias, with the stated variance', () => {
    const rng = createRng(11);
    const x = Float64Array.from({ length: 60 }, (_, i) => (rng.next() - 0.3) * (1 + i / 20));
    const y = x.map((v) => v / 2 + rng.next() - 0.5);
    const size = 16;
    const draws = 4000;
    let [sum, squares, fourths] = [0, 0, 0];
    const truth = dot(x, y);
    const expected = varianceOf(x, y, { size });
    for (let seed = 0; seed < draws; seed++) {
      const off = dot(sketch(x, { size, seed }), sketch(y, { size, seed })) - truth;
      sum += off;
      squares += off * off;
      fourths += off ** 4;
    }
    expect(Math.abs(sum / draws)).toBeLessThan(3 * Math.sqrt(expected / draws));
    const error = Math.sqrt((fourths / draws - (squares / draws) ** 2) / draws);
    expect(Math.abs(squares / draws - expected)).toBeLessThan(3 * error);
    expect(error).toBeLessThan(0.1 * expected);
  });

  it('law: linear, and made piece by piece', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -999, max: 999 }), { minLength: 1, maxLength: 50 }),
        fc.nat(1000),
        fc.nat(50),
        (xs, seed, cut) => {
          const x = Float64Array.from(xs);
          const whole = sketch(x, { size: 8, seed });
          const at = Math.min(cut, xs.length);
          const pieces = sketch(x.subarray(0, at), { size: 8, seed });
          sketch(x.subarray(at), { size: 8, seed, offset: at, out: pieces });
          for (let i = 0; i < 8; i++) expect(Math.abs(pieces[i]! - whole[i]!)).toBeLessThan(1e-8);
          const double = sketch(
            x.map((v) => 2 * v),
            { size: 8, seed },
          );
          expect(double).toEqual(whole.map((v) => 2 * v));
        },
      ),
    );
  });

  it('depends on its seed and says what it expected', () => {
    const x = Float32Array.of(1, 2, 3, 4);
    expect(sketch(x, { size: 4, seed: 1 })).not.toEqual(sketch(x, { size: 4, seed: 2 }));
    expect(sketch(x, { size: 4, seed: 1 })).not.toEqual(sketch(x, { size: 4, seed: 1 + 2 ** 32 }));
    expect(() => sketch(x, { size: 0, seed: 1 })).toThrow(`${name}: expected size`);
    expect(() => sketch(x, { size: 2, seed: 0.5 })).toThrow(
      'expected seed an integer ≥ 0, got 0.5',
    );
    expect(() => sketch(x, { size: 2, seed: 1, offset: -1 })).toThrow(
      'expected offset an integer ≥ 0, got -1',
    );
    expect(() => sketch(x, { size: 2, seed: 1, out: new Float64Array(3) })).toThrow(
      'expected out of length 2, got 3',
    );
    expect(() => varianceOf([1], [1, 2], { size: 2 })).toThrow('expected y of length 1, got 2');
    expect(() => varianceOf([1], [1], { size: 0 })).toThrow('expected size ≥ 1, got 0');
  });
});

it('a count-sketch wants a power of two', () => {
  expect(() => countSketch(Float32Array.of(1), { size: 12, seed: 0 })).toThrow(
    'a power of two up to 2^28, got 12',
  );
});
