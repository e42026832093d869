import type { ColumnMapping } from '../log/columnMapping.ts';
import type { Log, LogFormat, LogNote, LogSummary } from '../log/log.ts';
import type { SuccessShares } from '../rows/successScale.ts';

/** What the texts of a column of verdicts stand for. */
export interface TextVerdicts {
  /** The number of each text, where it is one. */
  readonly numbers: ReadonlyMap<string, number>;
  /** How rollouts of each text ended, where it is an end and no verdict. */
  readonly ends: ReadonlyMap<string, string>;
  /** Numbers and flags that were written as text. */
  readonly coerced: number;
  /** Words for what is not finite. */
  readonly nonFinite: number;
  /** Texts that stand for nothing. */
  readonly unreadable: number;
  /** How words were understood. */
  readonly notes: readonly LogNote[];
}

/** Texts of a column, and how often each came. */
export type CountedTexts = Iterable<readonly [text: string, times: number]>;

/**
 * What rows mean by their columns alone: all that an engine has to know to reduce them itself, as
 * the readers would.
 */
export interface ColumnPlan {
  /** Format that was recognised. */
  readonly format: LogFormat;
  /** What a row is: a rollout, or the counts of a group. */
  readonly kind: Exclude<Log['kind'], 'metrics' | 'examples'>;
  /** Every column that is read: those that were named, and those that the first rows tell. */
  readonly mapping: ColumnMapping;
  /** Columns of the parts of the reward that are followed, by their names. */
  readonly parts: Readonly<Record<string, string>>;
  /** Whether what was added up to the reward are parts that are followed, too. */
  readonly followsParts: boolean;
  /** The step of all rows, where it is told by the name of the log alone. */
  readonly step: number | undefined;
  /** What all rows are of, where the format says so and no column. */
  readonly rowKind: string | undefined;
  /** How a column of successes holds shares of the attempts; undefined where it counts them. */
  readonly shares: SuccessShares | undefined;
  /** Columns that the first rows keep for each prompt, such as its source. */
  readonly labels: readonly string[];
  /** The account of the first rows. */
  readonly summary: LogSummary;
  /** Why rows must be read one after the other; undefined where they need not. */
  readonly reason: string | undefined;
  /**
   * What the texts of a column of verdicts stand for, decided by all of them together.
   *
   * @throws {SchemaError} words of which it is not known what they stand for.
   */
  verdicts(column: string, texts: CountedTexts): TextVerdicts;
  /** The label that a cell of such a column holds; undefined where it is missing, null where it is no label. */
  labelOf(value: unknown): string | undefined | null;
  /** How a rollout ended, by a text or a flag of the column for it; undefined where it says nothing. */
  endOf(value: unknown, column: string): string | undefined;
}
