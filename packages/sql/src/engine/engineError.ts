/** What an engine tells of a failed query. */
export interface EngineErrorDetails {
  /** The query, so that it can be run by hand. */
  readonly sql?: string | undefined;
  /** Five letters of the SQL standard, such as `42P01`; undefined where the engine gives none. */
  readonly sqlState?: string | undefined;
  /** The engine's own name of the fault, such as `TABLE_OR_VIEW_NOT_FOUND`. */
  readonly condition?: string | undefined;
  /** Whether the same query may succeed if it is run again. */
  readonly retryable?: boolean | undefined;
  /** What it came from. */
  readonly cause?: unknown;
}

/**
 * What went wrong in an engine. Its message never holds an address or a credential.
 *
 * @example
 * ```ts
 * const error = new EngineError('spark', 'no such table', { sqlState: '42P01' });
 * error.message; // => 'spark: no such table (42P01)'
 * error.code; // => 'ENGINE'
 * ```
 */
export class EngineError extends Error {
  override readonly name = 'EngineError';
  readonly code = 'ENGINE';
  /** Which engine. */
  readonly engine: string;
  /** The query. */
  readonly sql: string | undefined;
  /** Five letters of the SQL standard. */
  readonly sqlState: string | undefined;
  /** The engine's own name of the fault. */
  readonly condition: string | undefined;
  /** Whether the same query may succeed if it is run again. */
  readonly retryable: boolean;

  constructor(
    engine: string,
    message: string,
    { sql, sqlState, condition, retryable = false, cause }: EngineErrorDetails = {},
  ) {
    const marks = [condition, sqlState].filter((mark) => mark !== undefined && mark !== '');
    const shown = marks.length > 0 ? ` (${marks.join(', ')})` : '';
    super(`${engine}: ${message}${shown}`, cause === undefined ? undefined : { cause });
    this.engine = engine;
    this.sql = sql;
    this.sqlState = sqlState;
    this.condition = condition;
    this.retryable = retryable;
  }
}
