/** Longest group that has weights; counts of a longer one are thinned to it. */
export const LONGEST = 16_384;

/** Weights for the counts of one group size. */
export interface CountWeights {
  /** w(k) for k = 0, …, n; shape [n + 1]. */
  readonly weights: Float64Array;
  /** Largest |E w(k) − f(p)| over all pass rates p: holds for any population. */
  readonly biasBound: number;
}
