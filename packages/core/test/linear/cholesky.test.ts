import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cholesky, choleskySolve } from '../../src/index.ts';

const entry = fc.double({ min: -3, max: 3, noNaN: true });

/** A positive definite matrix A Aᵀ + I and a vector. */
const system = fc.integer({ min: 1, max: 6 }).chain((d) =>
  fc
    .tuple(
      fc.array(entry, { minLength: d * d, maxLength: d * d }),
      fc.array(entry, { minLength: d, maxLength: d }),
    )
    .map(([a, x]) => {
      const matrix = Array.from({ length: d * d }, (_, at) => {
        const [i, j] = [Math.floor(at / d), at % d];
        let sum = i === j ? 1 : 0;
        for (let k = 0; k < d; k++) sum += a[i * d + k]! * a[j * d + k]!;
        return sum;
      });
      return { d, matrix, x };
    }),
);

describe('cholesky', () => {
  it('law: L Lᵀ is the matrix, and L is lower triangular', () => {
    fc.assert(
      fc.property(system, ({ d, matrix }) => {
        const lower = cholesky(matrix, d)!;
        let worst = 0;
        let above = 0;
        for (let i = 0; i < d; i++)
          for (let j = 0; j < d; j++) {
            if (j > i) above += Math.abs(lower[i * d + j]!);
            let sum = 0;
            for (let k = 0; k < d; k++) sum += lower[i * d + k]! * lower[j * d + k]!;
            worst = Math.max(worst, Math.abs(sum - matrix[i * d + j]!));
          }
        expect(above).toBe(0);
        expect(worst).toBeLessThan(5e-10);
      }),
    );
  });

  it('is undefined where the matrix is not positive definite', () => {
    expect(cholesky([0], 1)).toBeUndefined();
    expect(cholesky([1, 2, 2, 1], 2)).toBeUndefined();
    expect(cholesky([NaN], 1)).toBeUndefined();
  });

  it('says what it expected', () => {
    expect(() => cholesky([1, 2], 2)).toThrow('cholesky: expected matrix of length 4, got 2');
    expect(() => cholesky([], 0)).toThrow('cholesky: expected d an integer in [1, 4096], got 0');
  });
});

describe('choleskySolve', () => {
  it('law: finds the x of M x = b, in place', () => {
    fc.assert(
      fc.property(system, ({ d, matrix, x }) => {
        const b = Float64Array.from({ length: d }, (_, i) =>
          x.reduce((sum, xj, j) => sum + matrix[i * d + j]! * xj, 0),
        );
        const got = choleskySolve(cholesky(matrix, d)!, b);
        expect(got).toBe(b);
        x.forEach((xj, j) => {
          expect(got[j]).toBeCloseTo(xj, 7);
        });
      }),
    );
  });

  it('says what it expected', () => {
    expect(() => choleskySolve([1], [1, 2])).toThrow(
      'choleskySolve: expected lower of length 4, got 1',
    );
  });
});
