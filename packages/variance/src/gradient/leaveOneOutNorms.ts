import { kernels } from '../kernel/kernels.ts';
import { rowCount } from './checkRows.ts';
import type { GradientMatrix } from './gradientMatrix.ts';

/**
 * |G₋ᵢ|² for every i: squared length of the mean gradient without row i.
 *
 * How much a single sample (or prompt group) carries the batch: a row whose removal shortens the
 * mean pulls with the others, one whose removal lengthens it pulls against them. From one pass,
 * |Σ g − gᵢ|² = |Σ g|² − 2 gᵢ·Σ g + |gᵢ|², not from m means.
 *
 * @param gradients one gradient per row; ≥ 2 rows.
 * @returns squared norms; shape [rows].
 * @throws {DomainError} fewer than 2 rows, or a length that is no multiple of the dimension.
 *
 * @example
 * ```ts
 * leaveOneOutNorms({ values: Float32Array.of(1, 0, 3, 0, 0, 2), dimension: 2 });
 * // => Float64Array.of(3.25, 1.25, 4)
 * ```
 */
export function leaveOneOutNorms(gradients: GradientMatrix): Float64Array {
  const rows = rowCount('leaveOneOutNorms', gradients, 2);
  const { squaredNorms, dotsWithSum, sumSquaredNorm } = kernels().products(
    gradients.values,
    gradients.dimension,
  );
  return squaredNorms.map(
    (norm, i) => Math.max(0, sumSquaredNorm - 2 * dotsWithSum[i]! + norm) / (rows - 1) ** 2,
  );
}
