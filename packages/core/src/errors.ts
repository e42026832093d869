/** A received value in a message: primitives in full, the start of a list, and no object's insides. */
function shown(received: unknown): string {
  if (typeof received === 'function') return 'a function';
  if (received === '') return "''";
  if (typeof received !== 'object' || received === null) return String(received);
  if (!Array.isArray(received) && !ArrayBuffer.isView(received)) return 'an object';
  const { length } = received as ArrayLike<unknown>;
  if (length === 0) return 'an empty list';
  const list = Array.from({ length: Math.min(8, length) }, (_, i) => {
    const x = (received as ArrayLike<unknown>)[i];
    return typeof x === 'object' && x !== null ? 'an object' : String(x);
  });
  return length > 8 ? `${list.join(', ')}, …` : list.join(', ');
}

/** The fields that every error of the family carries beside its text. */
export interface ErrorDetails {
  /** Stable code of the kind of error; part of the API, unlike the text. */
  readonly code: 'DOMAIN' | 'SCHEMA' | 'ENGINE';
  /** What was expected, as words that complete "expected …". */
  readonly expected: string;
  /** The value that came instead. */
  readonly received: unknown;
}

/**
 * An argument lies outside the domain of a function: a fault that the caller can fix.
 *
 * Across packages test `error.code === 'DOMAIN'`, never `instanceof`: two copies of
 * core may be installed.
 *
 * @example
 * ```ts
 * new DomainError('binaryEntropy', 'p', 'in [0, 1]', 1.2).message; // => 'binaryEntropy: expected p in [0, 1], got 1.2'
 * ```
 */
export class DomainError extends RangeError implements ErrorDetails {
  /** Always `'DOMAIN'`. */
  readonly code = 'DOMAIN';
  /** Name of the function that was called. */
  readonly fn: string;
  /** Name of the parameter at fault. */
  readonly parameter: string;
  /** What the function accepts, as words that complete "expected p …". */
  readonly expected: string;
  /** The value that it got. */
  readonly received: unknown;
  /** Row of the offending element, where the argument was a column (see {@link mapColumn}). */
  row?: number;

  /**
   * @param fn name of the function that was called.
   * @param parameter name of the parameter at fault.
   * @param expected what the function accepts.
   * @param received the value that it got.
   * @param row row of the offending element, where the argument is a column.
   */
  constructor(fn: string, parameter: string, expected: string, received: unknown, row?: number) {
    super(`${fn}: expected ${parameter} ${expected}, got ${shown(received)}`);
    this.name = 'DomainError';
    this.fn = fn;
    this.parameter = parameter;
    this.expected = expected;
    this.received = received;
    if (row !== undefined) this.row = row;
  }
}

/** Where in which file a {@link SchemaError} arose. */
export interface SchemaLocation {
  /** Name of the file or stream. */
  readonly file: string;
  /** Line, counted from 1, when known. */
  readonly line?: number;
  /** Column (field) name, when known. */
  readonly column?: string;
}

/**
 * Bytes or rows that do not have the shape a reader needs.
 *
 * @example
 * ```ts
 * new SchemaError({ file: 'a.jsonl', line: 3, column: 'reward' }, 'a number', 'abc').message; // => 'a.jsonl:3: reward: expected a number, got abc'
 * ```
 */
export class SchemaError extends Error implements ErrorDetails {
  /** Always `'SCHEMA'`. */
  readonly code = 'SCHEMA';
  /** Name of the file or stream. */
  readonly file: string;
  /** Line, counted from 1, when known. */
  readonly line: number | undefined;
  /** Column (field) name, when known. */
  readonly column: string | undefined;
  /** What the reader needs. */
  readonly expected: string;
  /** What it found. */
  readonly received: unknown;

  /**
   * @param location file, line and column.
   * @param expected what the reader needs.
   * @param received what it found.
   */
  constructor({ file, line, column }: SchemaLocation, expected: string, received: unknown) {
    const place = line === undefined ? file : `${file}:${line}`;
    const field = column === undefined ? '' : ` ${column}:`;
    super(`${place}:${field} expected ${expected}, got ${shown(received)}`);
    this.name = 'SchemaError';
    this.file = file;
    this.line = line;
    this.column = column;
    this.expected = expected;
    this.received = received;
  }
}
