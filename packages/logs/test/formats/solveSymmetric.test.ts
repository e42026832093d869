import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { solveSymmetric } from '../../src/formats/solveSymmetric.ts';

describe('solveSymmetric', () => {
  it('solves by hand', () => {
    expect(solveSymmetric(Float64Array.of(4, 2, 2, 2), Float64Array.of(8, 6))).toEqual([1, 2]);
    expect(solveSymmetric(new Float64Array(), new Float64Array())).toEqual([]);
  });

  it('says nothing when there are many solutions', () => {
    expect(solveSymmetric(Float64Array.of(1, 1, 1, 1), Float64Array.of(1, 1))).toBeUndefined();
    expect(solveSymmetric(new Float64Array(4), new Float64Array(2))).toBeUndefined();
    expect(solveSymmetric(Float64Array.of(Number.NaN), Float64Array.of(1))).toBeUndefined();
  });

  it('law: A·x is b', () => {
    const numbers = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(
        numbers,
        fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 3, maxLength: 3 }),
        (m, x) => {
          // a Gram matrix of four rows of three
          const a = Float64Array.from({ length: 9 }, (_, at) => {
            const [i, j] = [Math.floor(at / 3), at % 3];
            return [0, 1, 2, 3].reduce((sum, row) => sum + m[3 * row + i]! * m[3 * row + j]!, 0);
          });
          const b = Float64Array.from({ length: 3 }, (_, i) =>
            x.reduce((sum, xj, j) => sum + a[3 * i + j]! * xj, 0),
          );
          const solved = solveSymmetric(a, b);
          for (const [i, value] of (solved ?? x).entries()) expect(value).toBeCloseTo(x[i]!, 4);
        },
      ),
    );
  });
});
