import { checkNumbers, checkWhole, createRng } from '@bits-per-sample/core';
import { checkSketch } from './checkSketch.ts';
import { mix } from './mix.ts';

/** Settings of {@link gaussianSketch}. */
export interface GaussianSketchOptions {
  /** Numbers kept, m, an integer in [1, 2²⁰]. */
  readonly size: number;
  /** Names the random projection; sketches of the same seed and size can be compared. */
  readonly seed: number;
  /** Coordinate of the first entry of `x`, default 0: projects a vector piece by piece. */
  readonly offset?: number;
  /** Sketch to add to, shape [size]; default a new one of zeros. */
  readonly out?: Float64Array;
}

/**
 * Gaussian random projection of a vector to m numbers, S x with independent N(0, 1/m) entries.
 *
 * Inner products of projections are right on average, with an error that depends on lengths and
 * angle alone ({@link gaussianSketchVariance}). It costs m multiplications per coordinate where
 * {@link countSketch} costs one: for small m, or where a bound without assumptions is wanted.
 * Coordinates draw their own numbers, so pieces may come in any order.
 *
 * @param x vector, or a piece of it; shape [d].
 * @param options `size`: numbers kept; `seed`: of the projection; `offset` and `out`: for pieces.
 * @returns the sketch, `out` if given; shape [size].
 * @throws {DomainError} size not an integer in [1, 2²⁰], seed or offset not an integer ≥ 0, or out of another
 *   length.
 *
 * @see Johnson & Lindenstrauss (1984), doi:10.1090/conm/026/737400
 *
 * @example
 * ```ts
 * const whole = gaussianSketch([1, 2, 3], { size: 2, seed: 7 });
 * const first = gaussianSketch([1], { size: 2, seed: 7 });
 * gaussianSketch([2, 3], { size: 2, seed: 7, offset: 1, out: first }); // => whole
 * ```
 */
export function gaussianSketch(x: ArrayLike<number>, options: GaussianSketchOptions): Float64Array {
  const fn = 'gaussianSketch';
  checkNumbers(fn, 'x', x);
  const { size, seed, offset, out } = checkSketch(fn, options, (size) =>
    checkWhole(fn, 'size', size, { least: 1, most: 2 ** 20 }),
  );
  const scale = 1 / Math.sqrt(size);
  for (let i = 0; i < x.length; i++) {
    const rng = createRng([mix(seed, 3), mix(offset + i, 4), mix(seed, 5) ^ (offset + i), 1]);
    for (let skip = 0; skip < 12; skip++) rng.next();
    for (let j = 0; j < size; j += 2) {
      // Box and Muller: two normal numbers from two uniform ones
      const radius = Math.sqrt(-2 * Math.log1p(-rng.next())) * scale * x[i]!;
      const angle = 2 * Math.PI * rng.next();
      out[j]! += radius * Math.cos(angle);
      if (j + 1 < size) out[j + 1]! += radius * Math.sin(angle);
    }
  }
  return out;
}
