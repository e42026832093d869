import type { ColumnMapping, LogColumn, LogSummary } from '@bits-per-sample/logs';

/** What one source was recognised as, and how it is understood. */
export interface Inspection {
  /** Name of the source. */
  readonly name: string;
  /** Format that was recognised; null when the source is refused. */
  readonly format: string | null;
  /** What a row is: a rollout, a group that was counted, or the metrics of a step. */
  readonly kind: 'rollouts' | 'counts' | 'metrics' | 'examples' | null;
  /** Why it is refused; null when it is not. Options stand in backticks. */
  readonly refusal: string | null;
  /** Columns by which a refused log can be read, as far as any were found. */
  readonly suggestion: ColumnMapping;
  /** The columns in its first rows: names, kinds, how often there is a value. */
  readonly columns: readonly Partial<LogColumn>[];
  /** Rows given out, and what was left out or bent. */
  readonly summary: LogSummary | null;
  /** Groups: prompts at steps. */
  readonly groups: number;
  /** Rollouts of the smallest and of the largest group. */
  readonly groupSizes: readonly [least: number, most: number];
  /** First and last step; null when there are none. */
  readonly steps: readonly [first: number, last: number] | null;
  /** The first rows as they are understood: the neutral rows of this family. */
  readonly first: readonly object[];
  /**
   * The first row as it stands in the file, every text replaced by its length; null unless
   * `redact` asks for it, and where a file has no rows of fields.
   */
  readonly row: unknown;
}
