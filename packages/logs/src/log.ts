import type { Table } from '@bits-per-sample/core';

/**
 * Name of a format that can be read. `mapped` is any table or document for which the caller
 * named the columns.
 */
export type LogFormat =
  | 'rollouts'
  | 'rlvr-audit'
  | 'passk-inference'
  | 'verl-rollouts'
  | 'trl-completions'
  | 'trainer-state'
  | 'mapped';

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
 * @example
 * ```ts
 * const mapping: ColumnMapping = { group: ['task_id'], reward: ['reward'] };
 * mapping.reward; // => ['reward']
 * ```
 */
export interface ColumnMapping {
  /** Fields that together name the group: rollouts of one prompt that are compared. */
  readonly group?: readonly string[];
  /**
   * Fields of the reward. In a TRL or verl log several are summed with weight 1. Elsewhere,
   * with a group, each is one more rollout of that group; without one, each is a group.
   */
  readonly reward?: readonly string[];
  /** Field of the number of successes c, where each row already counts a group. */
  readonly successes?: string;
  /** Field of the number of attempts n that belongs to `successes`. */
  readonly attempts?: string;
  /** Field of the training step. */
  readonly step?: string;
  /** Field of the run, when a log holds several. */
  readonly run?: string;
  /** Field of the prompt text: groups by it when there is no `group`; never kept. */
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
  /** Keeps only the rows whose fields have these values, compared as text. */
  readonly where?: Readonly<Record<string, string>>;
  /** G: blocks of G rows are groups, or each logged mean is over one group of G rollouts. */
  readonly groupSize?: number;
  /** What a success is worth in a logged mean; when left out 1, or the largest mean if whole. */
  readonly successValue?: number;
}

/** How far a reader has come. */
export interface ReadProgress {
  /** Bytes taken from the source so far, as stored. */
  readonly bytes: number;
  /** Bytes in all, when the source knows. */
  readonly totalBytes?: number;
  /** Rows given out so far. */
  readonly rows: number;
}

/** How {@link readLog} reads. */
export interface ReadOptions {
  /** Names the columns of a log that is not recognised, or overrides the reward column. */
  readonly mapping?: ColumnMapping;
  /** Rows per table, about; default 8192. */
  readonly batchRows?: number;
  /** Called for every chunk of input and for every table. */
  readonly onProgress?: (progress: ReadProgress) => void;
  /** Stops reading: the iteration throws the signal's reason. */
  readonly signal?: AbortSignal;
}

/** What a reader found out that numbers alone do not say. */
export interface LogNote {
  /** Stable name of the kind of note, such as `torn-last-line`. */
  readonly code: string;
  /** The note in words. */
  readonly message: string;
}

/** How rollouts were put into groups. */
export interface Grouping {
  /** In falling order of trust. */
  readonly method:
    | 'explicit id'
    | 'step + prompt text'
    | 'contiguous blocks'
    | 'reward column'
    | 'none';
  /** Which fields were used. */
  readonly detail: string;
}

/** The account of a log: what was read, what was not, and how. */
export interface LogSummary {
  /** Format that was recognised. */
  readonly format: LogFormat;
  /** Rows given out. */
  readonly rows: number;
  /** Lines or rows that could not be used, and were left out. */
  readonly skipped: number;
  /** For each column that occurs at all: rows without a value. */
  readonly missing: Readonly<Record<string, number>>;
  /** Numbers and booleans that were written as text. */
  readonly coerced: number;
  /** Rows left out because the same rollout had been read before. */
  readonly duplicates: number;
  /** NaN and ±Infinity among the numbers; they count as missing. */
  readonly nonFinite: number;
  /** How the groups were made. */
  readonly grouping: Grouping;
  /** Distinct rewards, ascending; null when more than 64. */
  readonly rewardValues: readonly number[] | null;
  /** All else worth knowing. */
  readonly notes: readonly LogNote[];
}

/**
 * A log that has been recognised and is ready to be read, once.
 *
 * - `rollouts`: one row per rollout with `group` and `reward`, and those of `run, step,
 *   success, category, kind, status, input_tokens, output_tokens, logprob, advantage` that
 *   the log has.
 * - `counts`: one row per group with `group, reward_n, reward_sum, reward_m2, reward_min,
 *   reward_max, reward_missing`.
 * - `metrics`: one table with the numeric columns that the trainer logged, a row per step.
 */
export interface Log {
  /** Format that was recognised. */
  readonly format: LogFormat;
  /** What a row of the tables is. */
  readonly kind: 'rollouts' | 'counts' | 'metrics';
  /** The rows, in batches; can be iterated once. */
  readonly tables: AsyncIterable<Table>;
  /** The account so far; complete once `tables` is exhausted. */
  summary(): LogSummary;
}
