/**
 * Lower Cholesky factor of a symmetric positive definite matrix, row-major, shape [d, d];
 * `undefined` where the matrix is not positive definite.
 */
export function cholesky(matrix: Float64Array, d: number): Float64Array | undefined {
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

/** Solves L Lᵀ x = b in place. */
export function choleskySolve(lower: Float64Array, b: Float64Array): Float64Array {
  const d = b.length;
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
