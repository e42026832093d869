/** A Gaussian belief about a skill. */
export interface TrueskillRating {
  /** Mean. 25 for a newcomer. */
  readonly mu: number;
  /** Standard deviation, ≥ 0. 25/3 for a newcomer. */
  readonly sigma: number;
}
