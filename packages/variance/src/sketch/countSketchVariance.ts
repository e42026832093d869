import { products, type SketchOptions } from './products.ts';

/**
 * Variance that a count-sketch of m numbers adds to an inner product ⟨x, y⟩.
 *
 * Sketched inner products are right on average; this is how far one sketch may be off. For a
 * squared length (x = y) the standard error is at most √(2/m) of it. Rademacher projections have
 * the same variance.
 *
 *     Var = (|x|² |y|² + ⟨x, y⟩² − 2 Σ xᵢ² yᵢ²) / m
 *
 * @param x vector; shape [d].
 * @param y vector; shape [d].
 * @param options `size`: numbers kept, m.
 * @returns variance over random sketches.
 * @throws {DomainError} lengths differ, or size < 1.
 *
 * @see Charikar, Chen & Farach-Colton (2002), doi:10.1007/3-540-45465-9_59
 *
 * @example
 * ```ts
 * countSketchVariance([1, 1], [1, 1], { size: 4 }); // => 1
 * ```
 */
export function countSketchVariance(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  options: SketchOptions,
): number {
  const { pairs } = products('countSketchVariance', x, y, options);
  return Math.max(0, pairs) / options.size;
}
