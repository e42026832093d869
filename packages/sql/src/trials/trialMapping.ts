/**
 * Which columns hold what: a path is a column, and behind a point a field of it; it goes through
 * one list on its own. The same words as the `ColumnMapping` of the readers of logs.
 */
export interface TrialMapping {
  /** Columns that together name the group: rollouts of one prompt, at one step, that are compared. */
  readonly group?: readonly string[] | undefined;
  /** Column of the reward, or a list of the rewards of a group; several are parts, summed. */
  readonly reward?: readonly string[] | undefined;
  /** Parts of the reward with their weights: columns, or fields of the one column of the reward. */
  readonly rewardParts?: Readonly<Record<string, number>> | undefined;
  /** Columns of parts that stand beside the reward, by their names. */
  readonly parts?: Readonly<Record<string, string>> | undefined;
  /** The reward is a list with an entry per token or turn of one rollout: their sum, or the last. */
  readonly perToken?: 'sum' | 'last' | undefined;
  /** Column of the number of successes, or of their share, where each row counts a group. */
  readonly successes?: string | undefined;
  /** Column of the number of attempts that belongs to it, or the number where all have one. */
  readonly attempts?: string | undefined;
  /** Column of the training step. */
  readonly step?: string | undefined;
  /** Column that tells runs apart. */
  readonly run?: string | undefined;
  /** Columns that together identify the prompt; they name the group where there is no `group`. */
  readonly promptId?: readonly string[] | undefined;
  /** Column of the prompt's text, of which a hash is kept. */
  readonly prompt?: string | undefined;
  /** Column that tells the rollouts of a group apart. */
  readonly rollout?: string | undefined;
  /** Column of the kind of task. */
  readonly category?: string | undefined;
  /** Columns that may say something of each prompt, as the data set that it is from: `label:PATH`. */
  readonly labels?: readonly string[] | undefined;
  /** Column of `train` or `eval`. */
  readonly kind?: string | undefined;
  /** Column of how rollouts ended. */
  readonly status?: string | undefined;
  /** Column of success, when it is not the reward. */
  readonly success?: string | undefined;
  /** Column of the prompt's length in tokens. */
  readonly inputTokens?: string | undefined;
  /** Column of the answer's length in tokens. */
  readonly outputTokens?: string | undefined;
  /** Column of the answer's summed log-probability, in nats. */
  readonly logprob?: string | undefined;
  /** Column of the advantage that the trainer used. */
  readonly advantage?: string | undefined;
  /** Column of the probability with which the group was drawn. */
  readonly propensity?: string | undefined;
  /** Column of the answer's text, of which a hash and the length are kept. */
  readonly text?: string | undefined;
  /** Column of the answer that was taken out of the text, of which a hash is kept. */
  readonly answer?: string | undefined;
  /** Column of the updates between sampling and training. */
  readonly lag?: string | undefined;
  /** Column of the answer's log-probability by the trainer less that by the sampler, in nats. */
  readonly logRatio?: string | undefined;
  /** Column of the place of a row in its log, where that is known. */
  readonly place?: string | undefined;
  /** Keeps only the rows whose columns have these values, compared as text. */
  readonly where?: Readonly<Record<string, string>> | undefined;
  /** Blocks of so many rows are groups, or the attempts of each row that counts. */
  readonly groupSize?: number | undefined;
}
