/**
 * Outcomes of one prompt: how many of its rollouts succeeded, and how many there were.
 */
export interface PassCount {
  /** Rollouts that succeeded, k in [0, attempts]. */
  readonly successes: number;
  /** Rollouts that were made, n ≥ 0. */
  readonly attempts: number;
}

/**
 * Outcomes of many prompts, one place per prompt: all that is needed of a log of 0/1 rewards.
 * Plain arrays (out of JSON) and typed arrays serve alike.
 */
export interface PassCounts {
  /** Rollouts kᵢ of each prompt that succeeded, integers in [0, nᵢ]; shape [prompts]. */
  readonly successes: ArrayLike<number>;
  /** Rollouts nᵢ of each prompt, integers ≥ 0; shape [prompts]. */
  readonly attempts: ArrayLike<number>;
}
