import type { ColumnMapping } from '../log/columnMapping.ts';
import type { DocumentFormat, RowFormat } from '../rows/rowFormat.ts';
import type { RunFiles } from '../rows/runFacts.ts';

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
  /** Names the columns of a log that is not recognised, or replaces those of one that is. */
  readonly mapping?: ColumnMapping;
  /** Formats of your own, tried before those of this package, in this order. */
  readonly formats?: readonly (RowFormat | DocumentFormat)[];
  /** Rows per table, about; default 8192. */
  readonly batchRows?: number;
  /** Called for every chunk of input and for every table. */
  readonly onProgress?: (progress: ReadProgress) => void;
  /** What the other files of the run say of this one, after they were looked through. */
  readonly run?: RunFiles;
  /** Stops reading: the iteration throws the signal's reason. */
  readonly signal?: AbortSignal;
}
