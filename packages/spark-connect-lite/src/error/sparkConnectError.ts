/** What is known of a fault. */
export interface SparkConnectErrorDetails {
  /** The status of gRPC by its name, such as `UNAVAILABLE`; undefined where no server was asked. */
  readonly status?: string | undefined;
  /** Five letters of the SQL standard, such as `42P01`; only Spark 4 and later send them. */
  readonly sqlState?: string | undefined;
  /** The server's own name of the fault, such as `TABLE_OR_VIEW_NOT_FOUND`. */
  readonly condition?: string | undefined;
  /** Whether the same call may succeed if it is made again. */
  readonly retryable?: boolean | undefined;
  /** What it came from. */
  readonly cause?: unknown;
}

/**
 * What went wrong between the client and the server, or within the server. The message never holds
 * the address, the token or a header.
 *
 * Conditions of the client itself: `ADDRESS` (no address of Spark Connect), `UNREACHABLE` (no
 * connection), `TLS` (the certificate is refused), `TIMEOUT` (no answer within the limit), `ROWS_LOST`
 * (a connection was cut among the rows, and the server has not kept them all; `query` then runs
 * anew), `ANSWER` (an answer that is not as the protocol wants it).
 *
 * @example
 * ```ts
 * const error = new SparkConnectError('no such table', { condition: 'TABLE_OR_VIEW_NOT_FOUND' });
 * error.code; // => 'SPARK_CONNECT'
 * error.condition; // => 'TABLE_OR_VIEW_NOT_FOUND'
 * error.retryable; // => false
 * ```
 */
export class SparkConnectError extends Error {
  override readonly name = 'SparkConnectError';
  readonly code = 'SPARK_CONNECT';
  /** Name of the status of gRPC, such as `UNAVAILABLE`. */
  readonly status: string | undefined;
  /** Five letters of the SQL standard. */
  readonly sqlState: string | undefined;
  /** Name of the fault in Spark. */
  readonly condition: string | undefined;
  /** Whether the same call may succeed if it is made again. */
  readonly retryable: boolean;

  constructor(
    message: string,
    { status, sqlState, condition, retryable = false, cause }: SparkConnectErrorDetails = {},
  ) {
    super(message, cause === undefined ? undefined : { cause });
    this.status = status;
    this.sqlState = sqlState;
    this.condition = condition;
    this.retryable = retryable;
  }
}
