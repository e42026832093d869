import { SparkConnectError } from './sparkConnectError.ts';

/** The error of an answer that may have gaps; a new run of the query has none. */
export const rowsLost = (): SparkConnectError =>
  new SparkConnectError('rows of the answer are missing', {
    condition: 'ROWS_LOST',
    retryable: true,
  });
