import type { LogSummary } from '../log/log.ts';

/** What a file of sums says of the log that they were made of. */
export interface SumsAccount {
  /** The account of that log. */
  readonly summary: LogSummary;
  /** Whatever else the one who made the sums has to say; handed over as it is. */
  readonly made?: unknown;
}

/** Under which key a Parquet file holds it, as JSON. */
export const SUMS_KEY = 'bits-per-sample/sums';
