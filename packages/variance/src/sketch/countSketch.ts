import { DomainError } from '@bits-per-sample/core';
import { checkGradient } from '../gradient/checkRows.ts';
import { kernels } from '../kernel/kernels.ts';
import { checkSketch } from './checkSketch.ts';
import { mix } from './mix.ts';

/** Settings of {@link countSketch}. */
export interface CountSketchOptions {
  /** Numbers kept, m: a power of two. */
  readonly size: number;
  /** Names the random hash; sketches of the same seed and size can be added and multiplied. */
  readonly seed: number;
  /** Coordinate of the first entry of `x`, default 0: sketches a vector piece by piece. */
  readonly offset?: number;
  /** Sketch to add to, shape [size]; default a new one of zeros. */
  readonly out?: Float64Array;
}

/**
 * Count-sketch of a vector: every coordinate is added, with a random sign, to one of m buckets.
 *
 * A gradient of a billion parameters becomes a few thousand numbers whose inner products, and so
 * signal, noise and noise scale, are those of the gradients on average. It is linear: sketches of
 * micro-batches add up to the sketch of their sum. One hash must be shared by all vectors that are
 * compared; take another seed for the next step, so that its errors average out. The error of one
 * inner product is {@link countSketchVariance}.
 *
 * @param x vector, or a piece of it; shape [d].
 * @param options `size`: numbers kept; `seed`: of the hash; `offset` and `out`: for pieces.
 * @returns the sketch, `out` if given; shape [size].
 * @throws {DomainError} size not a power of two up to 2²⁸, seed or offset not an integer ≥ 0, or out
 *   of another length.
 *
 * @see Charikar, Chen & Farach-Colton (2002), doi:10.1007/3-540-45465-9_59
 *
 * @example
 * ```ts
 * const sketch = countSketch(Float32Array.of(3, 0, 0), { size: 4, seed: 1 });
 * sketch.reduce((sum, x) => sum + x * x, 0); // => 9
 * ```
 */
export function countSketch(
  x: Float32Array | Float64Array,
  options: CountSketchOptions,
): Float64Array {
  const fn = 'countSketch';
  checkGradient(fn, 'x', x);
  const { seed, offset, out } = checkSketch(fn, options, (size) => {
    if (!(Number.isInteger(size) && size >= 1 && size <= 2 ** 28 && (size & (size - 1)) === 0))
      throw new DomainError(fn, 'size', 'a power of two up to 2^28', size);
  });
  kernels().sketch(x, offset | 0, [mix(seed, 1), mix(seed, 2)], out);
  return out;
}
