import type { Rollout, RowReader } from './rowFormat.ts';

/** Columns of numbers of a rollout, as the table calls them. */
export type NumberField =
  | 'success'
  | 'input_tokens'
  | 'output_tokens'
  | 'logprob'
  | 'advantage'
  | 'propensity'
  | 'text_hash'
  | 'text_length'
  | 'answer_hash'
  | 'lag'
  | 'log_ratio';

/** Columns of names of a rollout that only label it. */
type LabelField = 'run' | 'category' | 'kind';

/**
 * Where flat rows have the fields of their rollout, a column by field, for a reader that makes of
 * each row one rollout and asks for nothing else of it.
 */
export interface FlatRollout {
  /** The step: a column, or the number of all rows. */
  readonly step: string | number | undefined;
  /** The group; undefined when the prompt is the group. */
  readonly group: string | undefined;
  /** The prompt by its id, or by its text. */
  readonly prompt: string | undefined;
  readonly promptText: string | undefined;
  readonly reward: string;
  readonly labels: Readonly<Partial<Record<LabelField, string>>>;
  readonly numbers: Readonly<Partial<Record<NumberField, string>>>;
  /** How it ended. */
  readonly status: string | undefined;
  /** What was answered. */
  readonly text: string | undefined;
  /** Name of the rollout within its group. */
  readonly rollout: string | undefined;
  /** Looks at an id that a row has in a column. */
  seen?(column: string, id: unknown): void;
}

/** Where batches have the fields of rollouts, by the columns that they have; undefined where rows must be read. */
export type FlatOf = (has: (column: string) => boolean) => FlatRollout | undefined;

/** A reader that may take rows as columns. */
export interface FlatReader extends RowReader<Rollout> {
  /** Loads what tells where columns have the fields. */
  readonly flat?: (() => Promise<FlatOf>) | undefined;
}
