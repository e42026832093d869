import { products, type SketchOptions } from './products.ts';

/**
 * Variance that a Gaussian projection to m numbers adds to an inner product ⟨x, y⟩:
 * (|x|² |y|² + ⟨x, y⟩²) / m.
 *
 * It depends on lengths and angle alone, not on how the entries are spread; a count-sketch has a
 * little less.
 *
 * @param x vector; shape [d].
 * @param y vector; shape [d].
 * @param options `size`: numbers kept, m.
 * @returns variance over random projections.
 * @throws {DomainError} lengths differ, or size < 1.
 *
 * @see Johnson & Lindenstrauss (1984), doi:10.1090/conm/026/737400
 *
 * @example
 * ```ts
 * gaussianSketchVariance([1, 1], [1, 1], { size: 4 }); // => 2
 * ```
 */
export function gaussianSketchVariance(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  options: SketchOptions,
): number {
  const { xx, yy, xy } = products('gaussianSketchVariance', x, y, options);
  return (xx * yy + xy * xy) / options.size;
}
