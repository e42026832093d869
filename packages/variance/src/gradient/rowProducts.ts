import type { GradientMatrix } from './gradientMatrix.ts';

/** What every leave-one-out quantity of a gradient matrix is made of. */
export interface RowProducts {
  /** |gᵢ|² of each row. */
  readonly squaredNorms: Float64Array;
  /** gᵢ · Σⱼ gⱼ of each row. */
  readonly dotsWithSum: Float64Array;
  /** |Σⱼ gⱼ|². */
  readonly sumSquaredNorm: number;
}

/** Squared norms of rows and their products with the sum of all rows, in doubles. */
export function rowProducts({ values, dimension }: GradientMatrix): RowProducts {
  const rows = values.length / dimension;
  const squaredNorms = new Float64Array(rows);
  const dotsWithSum = new Float64Array(rows);
  let sumSquaredNorm = 0;
  const width = Math.min(dimension, 2048);
  const sums = new Float64Array(width);
  for (let from = 0; from < dimension; from += width) {
    const to = Math.min(dimension, from + width);
    sums.fill(0);
    for (let i = 0; i < rows; i++)
      for (let j = from, at = i * dimension + from; j < to; j++, at++)
        sums[j - from]! += values[at]!;
    for (let j = 0; j < to - from; j++) sumSquaredNorm += sums[j]! * sums[j]!;
    for (let i = 0; i < rows; i++) {
      let norm = 0;
      let dot = 0;
      for (let j = from, at = i * dimension + from; j < to; j++, at++) {
        const x = values[at]!;
        norm += x * x;
        dot += x * sums[j - from]!;
      }
      squaredNorms[i]! += norm;
      dotsWithSum[i]! += dot;
    }
  }
  return { squaredNorms, dotsWithSum, sumSquaredNorm };
}
