/** What a plan may be asked. */
export type PlanQuestion =
  | 'forecast'
  | 'more'
  | 'target'
  | 'against'
  | 'speed'
  | 'ranking'
  | 'switch'
  | 'noise';

/** What is not told, why, and what would settle it. */
export interface PlanRefusal {
  /** Stable name. */
  readonly code: string;
  /** Which question it leaves open. */
  readonly question: PlanQuestion;
  /** One plain sentence. Names options in backticks, as `settles` does. */
  readonly reason: string;
  /** What to do about it. */
  readonly settles: string;
}
