import type { Hash64 } from '../bytes/hash64.ts';
import type { ColumnMapping, LogFormat } from '../log.ts';
import type { Tally } from './tally.ts';

/** A parsed row: an object of JSON, a row of a CSV or Parquet file. */
export type RowObject = Readonly<Record<string, unknown>>;

/** One rollout, on its way into the table. */
export interface Trial {
  run?: string | undefined;
  step?: number | undefined;
  group: string;
  /** Makes a group of every so many rollouts of a step; `group` is set then. */
  blockSize?: number | undefined;
  reward: number;
  success?: number | undefined;
  category?: string | undefined;
  kind?: string | undefined;
  status?: string | undefined;
  inputTokens?: number | undefined;
  outputTokens?: number | undefined;
  logprob?: number | undefined;
  advantage?: number | undefined;
  /** Name of the rollout within its group: a second row of that name is a duplicate. */
  rollout?: string | undefined;
  /** Hash of all that the row says: a block of rows that comes back unchanged is a duplicate. */
  content?: Hash64 | undefined;
}

/** One group, already counted. */
export interface GroupCount {
  run?: string | undefined;
  step?: number | undefined;
  group: string;
  category?: string | undefined;
  successes: number;
  attempts: number;
}

/** What a format knows when it starts to read. */
export interface RowContext {
  readonly tally: Tally;
  readonly mapping: ColumnMapping;
  /** Name of the source. */
  readonly name: string;
  /** The step that the name carries, if any. */
  readonly nameStep: number | undefined;
  /** The row by which the format was recognised. */
  readonly first: RowObject;
  /** Whether the rows are one single document. */
  readonly single: boolean;
}

/** Turns rows into rollouts, or into counted groups. */
export interface RowReader<T> {
  /**
   * Reads one row, the `index`-th; what it holds is pushed to `out`. A row may come twice, when
   * the first time an identifier was rounded: what it pushed then is forgotten.
   */
  read(row: RowObject, out: T[], index: number): void;
  /** Called after the last row; what the reader held back is pushed to `out`. */
  end?(out: T[]): void;
}

/** A format of rows. A new one is one file, and one entry in the list of formats. */
export type RowFormat =
  | {
      readonly name: LogFormat;
      readonly kind: 'rollouts';
      recognises(row: RowObject): boolean;
      open(context: RowContext): RowReader<Trial>;
    }
  | {
      readonly name: LogFormat;
      readonly kind: 'counts';
      recognises(row: RowObject): boolean;
      open(context: RowContext): RowReader<GroupCount>;
    };

/** Whether a row has all these fields of its own. */
export const has = (row: RowObject, ...keys: readonly string[]): boolean =>
  keys.every((key) => Object.hasOwn(row, key));
