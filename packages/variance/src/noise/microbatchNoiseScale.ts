import {
  checkLevel,
  checkObject,
  type Estimate,
  type IntervalOptions,
  undefinedEstimate,
} from '@bits-per-sample/core';
import { checkCount } from '../gradient/checkCount.ts';
import { rowCount } from '../gradient/checkRows.ts';
import type { GradientMatrix } from '../gradient/gradientMatrix.ts';
import { kernels } from '../kernel/kernels.ts';
import { jackknifeInterval, jackknifeVariance } from './jackknifeInterval.ts';
import { lostSignal } from './lostReasons.ts';
import { momentsOfNorms } from './momentsOfNorms.ts';

/** Signal, noise and noise scale of one step, from its micro-batches. */
export interface MicrobatchNoiseScale {
  /** Unbiased |G|²: the mean inner product of two different micro-batches; may be negative. */
  readonly signal: number;
  /** Unbiased tr Σ of one sample. */
  readonly noise: number;
  /** tr Σ / |G|² in samples, with a delete-one-micro-batch interval. */
  readonly noiseScale: Estimate<'samples'>;
  /** Jackknife estimate without the ratio's leading bias; NaN with fewer than 3 micro-batches. */
  readonly biasCorrected: number;
  /** Jackknife standard error of the noise scale; NaN with fewer than 3 micro-batches. */
  readonly standardError: number;
}

/** Settings of {@link microbatchNoiseScale}. */
export interface MicrobatchOptions extends IntervalOptions {
  /** Samples averaged in each row, b ≥ 1, default 1: rows are gradients of single samples. */
  readonly microbatch?: number;
}

/**
 * Gradient noise scale from the micro-batch gradients of one step.
 *
 * The small batch is a micro-batch, the large one all of them; |G|² is then the mean inner product
 * of different micro-batches, which noise does not bias. With rows of single samples (b = 1) it is
 * the most that one step can tell. Ratios of single steps must not be averaged over steps: pool
 * signal and noise, or feed norms to {@link gradientNoiseScale}.
 *
 * @param gradients mean gradient of each micro-batch, one per row; ≥ 2 rows. Sketches will do.
 * @param options `microbatch`: samples per row; `level`: nominal coverage, default 0.95.
 * @returns signal, noise and their ratio with its interval; the ratio is undefined while the signal
 *   is lost, and without an interval (NaN ends) below 3 rows.
 * @throws {DomainError} fewer than 2 rows, microbatch < 1, or level outside (0, 1).
 *
 * @see McCandlish et al. (2018), arXiv:1812.06162, appendix A.1
 *
 * @example
 * ```ts
 * const gradients = { values: Float64Array.of(1, 0, 0.9, 0.1, 1.1, -0.1, 1, 0.2), dimension: 2 };
 * microbatchNoiseScale(gradients).noise.toFixed(4); // => '0.0233'
 * ```
 */
export function microbatchNoiseScale(
  gradients: GradientMatrix,
  options: MicrobatchOptions = {},
): MicrobatchNoiseScale {
  const fn = 'microbatchNoiseScale';
  const m = rowCount(fn, gradients, 2);
  checkObject(fn, 'options', options);
  const { microbatch: b = 1, level = 0.95 } = options;
  checkCount(fn, 'microbatch', b);
  checkLevel(fn, level);
  const { squaredNorms, dotsWithSum, sumSquaredNorm } = kernels().products(
    gradients.values,
    gradients.dimension,
  );
  const total = squaredNorms.reduce((a, x) => a + x, 0);
  const moments = (rows: number, norms: number, sumSquared: number) =>
    momentsOfNorms({
      smallBatch: b,
      bigBatch: rows * b,
      smallSquaredNorm: norms / rows,
      bigSquaredNorm: sumSquared / rows / rows,
    });
  const { signal, noise, noiseScale: value } = moments(m, total, sumSquaredNorm);
  const leftOut =
    m < 3
      ? Float64Array.of(NaN)
      : squaredNorms.map((norm, i) => {
          const rest = sumSquaredNorm - 2 * dotsWithSum[i]! + norm;
          return moments(m - 1, total - norm, rest).noiseScale;
        });
  const mean = leftOut.reduce((a, x) => a + x, 0) / leftOut.length;
  const rest = { level, n: m, unit: 'samples', method: 'jackknife' } as const;
  return {
    signal,
    noise,
    noiseScale:
      signal <= 0
        ? undefinedEstimate('samples', lostSignal, { level, n: m })
        : { ...jackknifeInterval(value, leftOut, level), ...rest },
    biasCorrected: m * value - (m - 1) * mean,
    standardError: Math.sqrt(jackknifeVariance(leftOut)),
  };
}
