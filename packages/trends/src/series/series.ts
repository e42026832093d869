import type { PrefixSums } from './prefixSums.ts';

/** One headline of a run, step by step: what every function of this package reads. Made by `countSeries` or `plainSeries`. */
export interface Series {
  /** Number of steps T. Positions count from 0; an interval [from, to) leaves `to` out. */
  readonly steps: number;
  /** Mean of each step; NaN where the step is empty or its value is missing. */
  readonly means: Float64Array;
  /** Sampling variance of each step's mean; Infinity where there is none. */
  readonly variances: Float64Array;
  /** Sums over the first steps. */
  readonly sums: PrefixSums;
  /** By how much variances of means must grow, as known at each step: from the steps up to it. */
  readonly inflations: Float64Array;
  /** The same, known from all steps. */
  readonly inflation: number;
}
