import { checkNumbers } from '../check/checkNumbers.ts';
import { checkSameLength } from '../check/checkSameLength.ts';
import { checkWhole } from '../check/checkWhole.ts';

/**
 * Lower Cholesky factor L of a symmetric positive definite matrix: L Lᵀ = M.
 *
 * How a belief over several skills is drawn from, and how normal equations are solved.
 *
 * @param matrix row-major, shape [d, d]; only the lower triangle is read.
 * @param d order, an integer in [1, 4096].
 * @returns L, row-major, shape [d, d], zero above the diagonal; `undefined` where the matrix is
 *   not positive definite (or holds a NaN).
 * @throws {DomainError} d not such an integer, a matrix of another length, or not of numbers.
 *
 * @see Golub & Van Loan (2013), Matrix Computations, §4.2
 *
 * @example
 * ```ts
 * cholesky(Float64Array.of(4, 2, 2, 5), 2); // => Float64Array.of(2, 0, 1, 2)
 * cholesky([1, 2, 2, 1], 2); // => undefined
 * ```
 */
export function cholesky(matrix: ArrayLike<number>, d: number): Float64Array | undefined {
  checkWhole('cholesky', 'd', d, { least: 1, most: 4096 });
  checkSameLength('cholesky', 'matrix', matrix, d * d);
  checkNumbers('cholesky', 'matrix', matrix);
  const lower = new Float64Array(d * d);
  for (let i = 0; i < d; i++)
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i * d + j]!;
      for (let k = 0; k < j; k++) sum -= lower[i * d + k]! * lower[j * d + k]!;
      if (i !== j) lower[i * d + j] = sum / lower[j * d + j]!;
      else if (sum > 0) lower[i * d + i] = Math.sqrt(sum);
      else return undefined;
    }
  return lower;
}
