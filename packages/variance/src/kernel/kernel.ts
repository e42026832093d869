/** What every leave-one-out quantity of a gradient matrix is made of. */
export interface RowProducts {
  /** |gᵢ|² of each row. */
  readonly squaredNorms: Float64Array;
  /** gᵢ · Σⱼ gⱼ of each row. */
  readonly dotsWithSum: Float64Array;
  /** |Σⱼ gⱼ|². */
  readonly sumSquaredNorm: number;
}

/** A running mean of rows, coordinate by coordinate. */
export interface RunningMean {
  /** Rows so far. */
  readonly count: number;
  /** Their mean, zeros at first; shape [d]. Written to. */
  readonly mean: Float64Array;
  /** Σ (x − mean)² of each coordinate, when wanted; shape [d]. Written to. */
  readonly squares?: Float64Array | undefined;
}

/** The loops over gradient matrices; sums in doubles whatever the numbers. */
export interface Kernels {
  /** Zeros that the kernels read without a copy. */
  floats(length: number): Float32Array;
  /** Several equally long arrays of zeros that the kernels write without a copy. */
  doubles(count: number, length: number): Float64Array[];
  /** Folds rows into a running mean; returns by how much Σ |row − mean|² grows. */
  fold(values: Float32Array | Float64Array, running: RunningMean): number;
  /** Squared norms of rows and their products with the sum of all rows. */
  products(values: Float32Array | Float64Array, dimension: number): RowProducts;
  /** Adds ±x[i] to the bucket that coordinate index + i hashes to. */
  sketch(
    x: Float32Array | Float64Array,
    index: number,
    seeds: readonly [number, number],
    table: Float64Array,
  ): void;
}
