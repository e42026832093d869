/** A rating and how well it is known, both in Elo points. */
export interface GlickoRating {
  /** Rating. */
  readonly rating: number;
  /** Rating deviation RD: standard deviation of what the rating may be, ≥ 0. 350 for a newcomer. */
  readonly deviation: number;
}
