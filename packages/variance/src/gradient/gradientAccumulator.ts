import {
  checkAtLeast,
  checkNumbers,
  checkObject,
  checkOneOf,
  checkSameLength,
  checkWhole,
  DomainError,
} from '@bits-per-sample/core';
import { kernels } from '../kernel/kernels.ts';
import { checkCount } from './checkCount.ts';
import { MOST_PARAMETERS, rowCount } from './checkRows.ts';
import { dot } from './dot.ts';
import type { GradientMatrix } from './gradientMatrix.ts';
import type { NoiseMoments } from './noiseMoments.ts';

/** What a {@link GradientAccumulator} keeps. */
export interface GradientAccumulatorOptions {
  /** Samples averaged in each row, b ≥ 1; default 1. */
  readonly microbatch?: number;
  /** Also keep the variance of every coordinate (d more doubles); default false. */
  readonly perCoordinate?: boolean;
  /** Also keep the sum of directions, for the mean cosine (d more doubles); default false. */
  readonly directions?: boolean;
}

/** The sums of a {@link GradientAccumulator}: plain data, for a worker or a checkpoint. */
export interface GradientSums {
  /** Parameters per row. */
  readonly dimension: number;
  /** Samples averaged in each row. */
  readonly microbatch: number;
  /** Rows seen. */
  readonly rows: number;
  /** Rows of length 0 among them; they have no direction. */
  readonly zeroRows: number;
  /** Mean of the rows; shape [d]. */
  readonly mean: ArrayLike<number>;
  /** Σ |row − mean|². */
  readonly squaredDeviation: number;
  /** Σ (row − mean)² of each coordinate; null unless kept. */
  readonly squares: ArrayLike<number> | null;
  /** Σ row / |row|; null unless kept. */
  readonly directions: ArrayLike<number> | null;
}

/**
 * Running mean, variance and noise scale of gradients, one row at a time or a matrix at once.
 *
 * A million rows of a million parameters need the memory of one mean: what is kept merges across
 * workers, micro-batches and checkpoints. Rows are gradients of samples, mean gradients of
 * micro-batches, or gradients of prompt groups, the unit of an RL batch. Everything is summed in
 * doubles, in WebAssembly where the runtime has it.
 *
 * @see Chan, Golub & LeVeque (1983), doi:10.1080/00031305.1983.10483115
 *
 * @example
 * ```ts
 * const rows = new GradientAccumulator(2);
 * rows.update(Float32Array.of(3, 1)).update(Float32Array.of(1, -1));
 * rows.moments(); // => { signal: 2, noise: 4, noiseScale: 2 }
 * const other = new GradientAccumulator(2).update(Float32Array.of(2, 0));
 * rows.merge(other).mean; // => Float64Array.of(2, 0)
 * ```
 */
export class GradientAccumulator {
  /** Parameters per row. */
  readonly dimension: number;
  /** Samples averaged in each row. */
  readonly microbatch: number;
  /** Mean of the rows so far; shape [d]. */
  readonly mean: Float64Array;
  #rows = 0;
  #zeroRows = 0;
  #squaredDeviation = 0;
  readonly #squares: Float64Array | undefined;
  readonly #directions: Float64Array | undefined;

  /**
   * @param dimension parameters per row, an integer in [1, 2³¹].
   * @param options `microbatch`: samples per row; `perCoordinate` and `directions`: what else to keep.
   * @throws {DomainError} dimension not an integer in [1, 2³¹] or microbatch < 1.
   */
  constructor(dimension: number, options: GradientAccumulatorOptions = {}) {
    const fn = 'GradientAccumulator';
    checkWhole(fn, 'dimension', dimension, { least: 1, most: MOST_PARAMETERS });
    checkObject(fn, 'options', options);
    const { microbatch = 1, perCoordinate = false, directions = false } = options;
    checkCount(fn, 'microbatch', microbatch);
    checkOneOf(fn, 'perCoordinate', perCoordinate, [true, false]);
    checkOneOf(fn, 'directions', directions, [true, false]);
    this.dimension = dimension;
    this.microbatch = microbatch;
    const [mean, squares] = kernels().doubles(perCoordinate ? 2 : 1, dimension);
    this.mean = mean!;
    this.#squares = squares;
    this.#directions = directions ? new Float64Array(dimension) : undefined;
  }

  /** Rows seen so far. */
  get rows(): number {
    return this.#rows;
  }

  /** Σ |row − mean|² so far. */
  get squaredDeviation(): number {
    return this.#squaredDeviation;
  }

  /**
   * Adds one row, or every row of several laid one after the other.
   *
   * @param values rows; a multiple of `dimension` numbers.
   * @returns this.
   * @throws {DomainError} a length that is no multiple of the dimension.
   */
  update(values: Float32Array | Float64Array): this {
    const matrix: GradientMatrix = { values, dimension: this.dimension };
    const rows = rowCount('GradientAccumulator.update', matrix, 0);
    const running = { count: this.#rows, mean: this.mean, squares: this.#squares };
    if (rows > 0) this.#squaredDeviation += kernels().fold(values, running);
    this.#rows += rows;
    if (this.#directions) this.#addDirections(values, this.#directions);
    return this;
  }

  #addDirections(values: Float32Array | Float64Array, sum: Float64Array): void {
    const d = this.dimension;
    for (let at = 0; at < values.length; at += d) {
      let square = 0;
      for (let j = 0; j < d; j++) square += values[at + j]! ** 2;
      if (square === 0) this.#zeroRows++;
      const scale = square === 0 ? 0 : 1 / Math.sqrt(square);
      for (let j = 0; j < d; j++) sum[j]! += values[at + j]! * scale;
    }
  }

  /**
   * Adds everything another accumulator saw; the same as having seen its rows.
   *
   * @param other an accumulator of the same dimension, micro-batch and options.
   * @returns this.
   * @throws {DomainError} the two do not keep the same sums.
   */
  merge(other: GradientAccumulator): this {
    const fn = 'GradientAccumulator.merge';
    checkObject(fn, 'other', other);
    if (!(#rows in other)) throw new DomainError(fn, 'other', 'a GradientAccumulator', other);
    for (const key of ['dimension', 'microbatch'] as const)
      if (other[key] !== this[key]) throw new DomainError(fn, key, `${this[key]}`, other[key]);
    if (!other.#squares !== !this.#squares || !other.#directions !== !this.#directions)
      throw new DomainError(fn, 'other', 'with the same options', 'others');
    const n = this.#rows + other.#rows;
    if (other.#rows === 0) return this;
    const share = other.#rows / n;
    let between = 0;
    for (let j = 0; j < this.dimension; j++) {
      const delta = other.mean[j]! - this.mean[j]!;
      const growth = delta * delta * share * this.#rows;
      this.mean[j]! += delta * share;
      between += growth;
      if (this.#squares) this.#squares[j]! += other.#squares![j]! + growth;
      if (this.#directions) this.#directions[j]! += other.#directions![j]!;
    }
    this.#squaredDeviation += other.#squaredDeviation + between;
    this.#zeroRows += other.#zeroRows;
    this.#rows = n;
    return this;
  }

  /**
   * Unbiased signal |G|², noise tr Σ of one sample, and their raw ratio, the noise scale.
   *
   * @returns moments; NaN with fewer than 2 rows. The ratio is negative while the signal is lost:
   *   for an estimate with an interval pool accumulators with {@link accumulatedNoiseScale}.
   */
  moments(): NoiseMoments {
    const n = this.#rows;
    if (n < 2) return { signal: NaN, noise: NaN, noiseScale: NaN };
    const rowNoise = this.#squaredDeviation / (n - 1);
    const signal = dot(this.mean, this.mean) - rowNoise / n;
    const noise = rowNoise * this.microbatch;
    return { signal, noise, noiseScale: noise / signal };
  }

  /**
   * Variance of one sample's gradient in every coordinate, the diagonal of Σ: what
   * {@link hessianNoiseScale} takes.
   *
   * @returns variances; shape [d]; NaN with fewer than 2 rows.
   * @throws {DomainError} made without `perCoordinate`.
   */
  variances(): Float64Array {
    if (!this.#squares)
      throw new DomainError('GradientAccumulator.variances', 'perCoordinate', 'true', false);
    const scale = this.#rows < 2 ? NaN : this.microbatch / (this.#rows - 1);
    return this.#squares.map((x) => x * scale);
  }

  /**
   * Mean cosine between two different rows: how far micro-batches agree on the direction.
   *
   * For noisy gradients it is about |G|² / (|G|² + tr Σ / b), however many rows there are.
   *
   * @returns cosine in [−1, 1]; rows of length 0 are left out, NaN with fewer than 2 others.
   * @throws {DomainError} made without `directions`.
   */
  meanCosine(): number {
    if (!this.#directions)
      throw new DomainError('GradientAccumulator.meanCosine', 'directions', 'true', false);
    const n = this.#rows - this.#zeroRows;
    if (n < 2) return NaN;
    const square = dot(this.#directions, this.#directions);
    return (square - n) / (n * (n - 1));
  }

  /**
   * The sums as plain data, ready for JSON; see {@link GradientAccumulator.from}.
   *
   * @returns the sums, in arrays of their own.
   */
  toJSON(): GradientSums {
    return {
      dimension: this.dimension,
      microbatch: this.microbatch,
      rows: this.#rows,
      zeroRows: this.#zeroRows,
      mean: Array.from(this.mean),
      squaredDeviation: this.#squaredDeviation,
      squares: this.#squares ? Array.from(this.#squares) : null,
      directions: this.#directions ? Array.from(this.#directions) : null,
    };
  }

  /**
   * An accumulator that goes on where some sums stand.
   *
   * @param sums what {@link GradientAccumulator.toJSON} gave.
   * @returns a new accumulator.
   * @throws {DomainError} arrays that do not have `dimension` numbers, counts that are no integers, or
   *   a negative deviation.
   */
  static from(sums: GradientSums): GradientAccumulator {
    const fn = 'GradientAccumulator.from';
    checkObject(fn, 'sums', sums);
    const { dimension, microbatch, squares, directions } = sums;
    checkWhole(fn, 'dimension', dimension, { least: 1, most: MOST_PARAMETERS });
    checkCount(fn, 'microbatch', microbatch);
    checkWhole(fn, 'rows', sums.rows);
    checkWhole(fn, 'zeroRows', sums.zeroRows, { most: sums.rows });
    checkAtLeast(fn, 'squaredDeviation', sums.squaredDeviation, 0);
    const made = new GradientAccumulator(dimension, {
      microbatch,
      perCoordinate: squares !== null,
      directions: directions !== null,
    });
    for (const [name, from, to] of [
      ['mean', sums.mean, made.mean],
      ['squares', squares, made.#squares],
      ['directions', directions, made.#directions],
    ] as const) {
      if (!to) continue; // not kept, and null
      checkNumbers(fn, name, from!);
      checkSameLength(fn, name, from!, dimension);
      to.set(from!);
    }
    made.#rows = sums.rows;
    made.#zeroRows = sums.zeroRows;
    made.#squaredDeviation = sums.squaredDeviation;
    return made;
  }
}
