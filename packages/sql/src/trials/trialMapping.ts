/**
 * Which columns hold what: a path is a column, and behind a point a field of it. The same words as
 * the `ColumnMapping` of the readers of logs, of which every field may stand here.
 */
export interface TrialMapping {
  /** Columns that together name the group: rollouts of one prompt, at one step, that are compared. */
  readonly group?: readonly string[] | undefined;
  /** Column of the reward; several are parts of it, summed with weight 1. */
  readonly reward?: readonly string[] | undefined;
  readonly step?: string | undefined;
  readonly run?: string | undefined;
  /** Columns that together identify the prompt; they name the group where there is no `group`. */
  readonly promptId?: readonly string[] | undefined;
  /** Column of the prompt's text, of which a hash is kept. */
  readonly prompt?: string | undefined;
  readonly category?: string | undefined;
  /** Column of `train` or `eval`. */
  readonly kind?: string | undefined;
  /** Column of how rollouts ended. */
  readonly status?: string | undefined;
  /** Column of success, when it is not the reward. */
  readonly success?: string | undefined;
  readonly inputTokens?: string | undefined;
  readonly outputTokens?: string | undefined;
  readonly logprob?: string | undefined;
  readonly advantage?: string | undefined;
  readonly propensity?: string | undefined;
  readonly lag?: string | undefined;
  readonly logRatio?: string | undefined;
  /** Keeps only the rows whose columns have these values, compared as text. */
  readonly where?: Readonly<Record<string, string>> | undefined;
}
