import { checkWhole, DomainError } from '@bits-per-sample/core';
import { kernels } from '../kernel/kernels.ts';

/**
 * Room for gradients that accumulators read without a copy: an ordinary Float32Array of zeros in
 * the memory of the WebAssembly kernels, where there are any.
 *
 * Copying a matrix to the kernels costs about as much as summing it. A loop that fills the same
 * buffer with every micro-batch saves that.
 *
 * @param rows rows, an integer ≥ 1.
 * @param dimension parameters per row, an integer ≥ 1.
 * @returns rows × dimension zeros.
 * @throws {DomainError} an argument that is not an integer ≥ 1, or more than 2³¹ numbers.
 *
 * @example
 * ```ts
 * const values = gradientBuffer(2, 3);
 * values.set([1, 2, 3, 3, 2, 1]);
 * new GradientAccumulator(3).update(values).mean; // => Float64Array.of(2, 2, 2)
 * ```
 */
export function gradientBuffer(rows: number, dimension: number): Float32Array {
  const fn = 'gradientBuffer';
  for (const [name, value] of Object.entries({ rows, dimension }))
    checkWhole(fn, name, value, { least: 1 });
  if (rows * dimension > 2 ** 31)
    throw new DomainError(fn, 'rows × dimension', '≤ 2^31', rows * dimension);
  return kernels().floats(rows * dimension);
}
