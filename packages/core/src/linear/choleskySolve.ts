import { checkArray } from '../check/checkArray.ts';
import { checkNumbers } from '../check/checkNumbers.ts';
import { checkSameLength } from '../check/checkSameLength.ts';

/**
 * Solves L Lᵀ x = b, given the lower Cholesky factor L.
 *
 * @param lower L as {@link cholesky} gives it, shape [d, d].
 * @param b right-hand side, shape [d]; it is overwritten with the solution.
 * @returns `b`, now x.
 * @throws {DomainError} a factor of another length than d², or not of numbers.
 *
 * @see Golub & Van Loan (2013), Matrix Computations, §3.1
 *
 * @example
 * ```ts
 * choleskySolve(Float64Array.of(2, 0, 1, 2), Float64Array.of(8, 9)); // => Float64Array.of(1.375, 1.25)
 * ```
 */
export function choleskySolve<B extends Float64Array | number[]>(
  lower: ArrayLike<number>,
  b: B,
): B {
  checkArray('choleskySolve', 'b', b);
  checkNumbers('choleskySolve', 'b', b);
  const d = b.length;
  checkSameLength('choleskySolve', 'lower', lower, d * d);
  checkNumbers('choleskySolve', 'lower', lower);
  for (let i = 0; i < d; i++) {
    let sum = b[i]!;
    for (let k = 0; k < i; k++) sum -= lower[i * d + k]! * b[k]!;
    b[i] = sum / lower[i * d + i]!;
  }
  for (let i = d - 1; i >= 0; i--) {
    let sum = b[i]!;
    for (let k = i + 1; k < d; k++) sum -= lower[k * d + i]! * b[k]!;
    b[i] = sum / lower[i * d + i]!;
  }
  return b;
}
