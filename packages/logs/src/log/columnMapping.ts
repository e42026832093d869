/**
 * Says which field of an unknown log holds what.
 *
 * A field is a column of a CSV or Parquet file, or a dotted path into JSON. A path goes
 * through lists on its own: `results.completions.score` is the score of every completion of
 * every result. What a list holds at the end of the reward path are repeats, and a field
 * beside it (`results.question`) is looked up along the same branch. The path of a list or
 * object that the reward path passes through stands for the index or key in it. `*` at the
 * end of a name stands for any ending.
 *
 * In a log that is recognised a mapping replaces just the fields that it names; the format, and
 * all else that it says, stay. A mapping with a reward and what makes the groups (`group`,
 * `promptId`, `prompt` or `groupSize`), or with `successes` and `attempts`, says everything, and
 * goes before recognition.
 *
 * @example
 * ```ts
 * const mapping: ColumnMapping = { group: ['task_id'], reward: ['reward'] };
 * mapping.reward; // => ['reward']
 * ```
 */
export interface ColumnMapping {
  /** Fields that together name the group: rollouts of one prompt, at one step, that are compared. */
  readonly group?: readonly string[];
  /**
   * Fields of the reward. In a TRL or verl log several are summed with weight 1. Elsewhere,
   * with a group, each is one more rollout of that group; without one, each is a group.
   */
  readonly reward?: readonly string[];
  /** Field of the number of successes c, where each row already counts a group. */
  readonly successes?: string;
  /** Field of the number of attempts n that belongs to `successes`, or the number where all have one. */
  readonly attempts?: string;
  /** Field of the training step. */
  readonly step?: string;
  /** Field of the run, when a log holds several. */
  readonly run?: string;
  /**
   * Fields that together identify the prompt across steps, runs and models, such as the id of
   * a task; kept as they are. Rows are grouped by it when there is no `group`.
   */
  readonly promptId?: readonly string[];
  /**
   * Field of the prompt as text or chat messages; {@link promptId} of it is kept, never the
   * text. Rows are grouped by it when there is neither `group` nor `promptId`.
   */
  readonly prompt?: string;
  /** Field that tells the rollouts of a group apart, so that repeated rows are dropped. */
  readonly rollout?: string;
  /** Field of the task category. */
  readonly category?: string;
  /** Field of `train` or `eval`. */
  readonly kind?: string;
  /** Field of `ok`, `error` or `truncated`. */
  readonly status?: string;
  /** Field of success (0 or 1), when it is not the reward. */
  readonly success?: string;
  /** Field of the number of prompt tokens. */
  readonly inputTokens?: string;
  /** Field of the number of answer tokens. */
  readonly outputTokens?: string;
  /** Field of the answer's log-probability, summed over its tokens, in nats. */
  readonly logprob?: string;
  /** Field of the advantage that the trainer used. */
  readonly advantage?: string;
  /** Field of the probability with which the policy that chose prompts drew the group. */
  readonly propensity?: string;
  /** Field of the answer's text or chat messages; a hash of it is kept, and its length. */
  readonly text?: string;
  /** Field of the answer that was taken out of the text, and not of the right one; a hash is kept. */
  readonly answer?: string;
  /** Field of the number of updates between the policy that sampled and the one that was trained. */
  readonly lag?: string;
  /** Field of the answer's log-probability by the trainer less that by the sampler, in nats. */
  readonly logRatio?: string;
  /** Keeps only the rows whose fields have these values, compared as text. */
  readonly where?: Readonly<Record<string, string>>;
  /** G: blocks of G rows are groups, or each logged mean is over one group of G rollouts. */
  readonly groupSize?: number;
  /**
   * The word of the reward that is a success: every other word is a failure then, but for those
   * that say that there is no verdict (a timeout, an error).
   */
  readonly successWord?: string;
  /**
   * Parts of the reward with their weights, where the reward is a list or an object of parts of
   * one rollout, or fields of the row.
   */
  readonly rewardParts?: Readonly<Record<string, number>>;
  /** The reward is a list with an entry per token or turn of one rollout: their sum, or the last. */
  readonly perToken?: 'sum' | 'last';
  /** What a success is worth in a logged mean; when left out 1, or the largest mean if whole. */
  readonly successValue?: number;
}
