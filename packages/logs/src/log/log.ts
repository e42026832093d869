import type { Table } from '@bits-per-sample/core';

/**
 * Name of the format of a log: `rollouts` (the rows of this package), one of those that its README
 * names, such as `verl-rollouts`, or `mapped`: any table or document for which the caller named the
 * columns. A format that is handed to a reader brings its own name.
 */
export type LogFormat = string;

/** What a reader found out that numbers alone do not say. */
export interface LogNote {
  /** Stable name of the kind of note, such as `torn-last-line`. */
  readonly code: string;
  /** The note in words. */
  readonly message: string;
  /** How loudly it should be told: an `alarm` bears on what the numbers mean. Default `note`. */
  readonly severity?: 'alarm' | 'note';
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

/** How the prompts of a log are told apart across steps, runs and models. */
export interface PromptIdentity {
  /**
   * - `explicit id`: by an id that the log holds; it stands in the column `prompt`.
   * - `prompt text`: by {@link promptId} of the text; it stands in the column `prompt`.
   * - `group`: by the name of the group; there is no column `prompt`.
   * - `unknown`: by nothing: a group is a group of its step and no more.
   */
  readonly method: 'explicit id' | 'prompt text' | 'group' | 'unknown';
  /** Which fields were used; when unknown, why. */
  readonly detail: string;
  /** Whether every group is called by a whole number, as places in a batch are. */
  readonly numbered: boolean;
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
  /** Rewards that were neither a number nor a word that stands for one; they count as missing. */
  readonly unreadable?: number;
  /** How the groups were made. */
  readonly grouping: Grouping;
  /** How prompts are told apart; final once the tables are exhausted. */
  readonly prompts: PromptIdentity;
  /** Distinct rewards, ascending; null when more than 64. */
  readonly rewardValues: readonly number[] | null;
  /** All else worth knowing. */
  readonly notes: readonly LogNote[];
  /**
   * What the rows say of prompts, one row per prompt by its name in `prompt` (its group's name where
   * nothing else names it); left out where they say nothing.
   *
   * - `label:NAME`: what stands in the column `NAME` in every row of the prompt (`info.level` is
   *   `level` in `info`), as text. Only columns that give no prompt two labels, and all prompts 2 to 50: a
   *   source, a task, a level.
   * - `text_hash`, `text_length`: of the prompt's text, where an id names the prompt and a text stands
   *   beside it. Equal texts have equal hashes, whole numbers below 2⁵²; NaN where the text is unknown,
   *   was cut for the log, or has pictures beside it. `several_texts` is 1 where one id stood beside two.
   */
  readonly promptTable?: Table;
}

/** A column in the first rows of a log. */
export interface LogColumn {
  /** Its name. */
  readonly name: string;
  /** What stands there, as the file has it; `mixed` when it is of several kinds. */
  readonly kind: 'number' | 'text' | 'true or false' | 'list' | 'object' | 'mixed' | 'nothing';
  /** Rows that have a value there. */
  readonly present: number;
  /** Rows that were looked at. */
  readonly of: number;
}

/**
 * A log that has been recognised and is ready to be read, once.
 *
 * A `group` is what is compared: the rollouts of one prompt at one step. A `prompt` is an
 * identity: the same task at another step, in another run, by another model.
 *
 * - `rollouts`: one row per rollout with `group` and `reward`, and those of `run, step, prompt,
 *   success, category, kind, status, input_tokens, output_tokens, logprob, advantage,
 *   propensity, text_hash, text_length, answer_hash, lag, log_ratio` that the log has. Equal texts
 *   have equal hashes, whole numbers below 2⁵²; `answer_hash` is of the answer that was taken out of
 *   the text, `lag` the updates of the policy between sampling and training, and `log_ratio` the
 *   answer's log-probability by the trainer less that by the sampler, in nats.
 *   Of the tokens that a student and a teacher gave log-probabilities s and t: how many they are
 *   (`teacher_tokens`), Σ (s − t) in nats (`teacher_distance`), Σ (e^(t − s) − 1) (`teacher_excess`), what
 *   was told at least in bits (`teacher_told`), those that the teacher excludes (`teacher_excluded`), the
 *   first s (`first_logprob`); of several tokens at each place `teacher_top_tokens` and
 *   `teacher_top_told`. Of turns with rewards `turns`, and `turn_codes_1` to `_4`, four turns each: equal
 *   codes, equal rewards. Once the step has gone back, `segment` says how often it had
 *   before the row (−1 when so often that the rows are in no order of time), and `again` is 1 for
 *   a rollout whose name came before that: what was rolled out twice, only the whole log tells.
 * - `counts`: one row per group with `group, reward_n, reward_sum, reward_m2, reward_min,
 *   reward_max, reward_missing`, and those of `run, step, prompt, category, propensity_n,
 *   propensity_sum` that the log has; of a file of sums all of its columns.
 * - `metrics`: one table with the numeric columns that the trainer logged, a row per step.
 * - `examples`: one row per look at an example of supervised training, with `example`, `unit` (what a
 *   likelihood is of: `example`, `token`, `unknown`) and those of `run, step, source, split, tokens, nll,
 *   nll_before, nll_after` that the log has; likelihoods are negative logarithms, in nats.
 */
export interface Log {
  /** Format that was recognised. */
  readonly format: LogFormat;
  /** What a row of the tables is. */
  readonly kind: 'rollouts' | 'counts' | 'metrics' | 'examples';
  /** The columns in the first rows of the source; left out where there are none. */
  readonly columns?: readonly LogColumn[];
  /** Sums: what the one who made them says of them beside the account, as it was written. */
  readonly made?: unknown;
  /** The rows, in batches; can be iterated once. */
  readonly tables: AsyncIterable<Table>;
  /** The account so far; complete once `tables` is exhausted. */
  summary(): LogSummary;
}
