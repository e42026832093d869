/** Sums over the first steps: entry i is the sum over steps 0 … i − 1, so a window is a difference. */
export interface PrefixSums {
  /** Σ n: groups. A plain value counts as one, a missing one as none. */
  readonly groups: ArrayLike<number>;
  /** Σ x. */
  readonly sum: ArrayLike<number>;
  /** Σ x² of counted groups; of plain values Σ of their variances. */
  readonly spread: ArrayLike<number>;
  /** Whether the values are plain: one number a step, without a count behind it. */
  readonly plain: boolean;
}
