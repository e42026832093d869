/** Since when something holds: a step as logged, and the steps between which it lies. */
export interface NowOnset {
  /** The likeliest step. */
  readonly step: number;
  /** The earliest that the log allows, at 99 %. */
  readonly low: number;
  /** The latest. */
  readonly high: number;
  /** It came little by little over these steps, and no single step can be named. */
  readonly gradual: boolean;
}

/**
 * Something that a run does, said as fact, meaning and action: a change over time (`trends`) or a
 * cause that shows in the columns of the log (`causes`).
 *
 * `meaning` and `change` name options in backticks, as all sentences do (`sentence` prints them). In
 * `fact` names of columns and parts stand in backticks: a screen prints the fact in capitals up to
 * the first comma or colon, and leaves those names as they are.
 */
export interface NowFinding {
  /** Stable name of what is said, e.g. `'polarised'`, `'part-never-paid'`. */
  readonly code: string;
  /** What it was seen in, e.g. `'signal'`, `'cut'`, `'part:format'`. */
  readonly metric: string;
  /**
   * `alarm`: something is wrong; `ask`: something happened that the log alone cannot judge; `good`:
   * what was hoped for; `note`: worth knowing.
   */
  readonly severity: 'alarm' | 'ask' | 'good' | 'note';
  /** Whether it still holds at the last step. */
  readonly state: 'active' | 'over';
  /** The step at which the log first showed it; null where it is no matter of time. */
  readonly seen: number | null;
  /** Since when; null where that cannot be told or it is no matter of time. */
  readonly onset: NowOnset | null;
  /** The metric at its best before. */
  readonly before: number | null;
  /** The metric now. */
  readonly now: number | null;
  /** The numbers in the words, by name. */
  readonly evidence: Readonly<Record<string, number | string | null>>;
  /** What is so, in one short line without a full stop. */
  readonly fact: string;
  /** What that means, in one to three sentences. */
  readonly meaning: string;
  /** What to do, and by how much; '' where there is nothing to do. */
  readonly change: string;
}
