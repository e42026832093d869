import { escapeControls } from '@bits-per-sample/core';
import { EngineError } from '@bits-per-sample/sql';

const LONGEST = 300;
const ADDRESS = /[a-z][a-z0-9+.-]+:\/\/[^\s"']+/gi;

/** Faults that callers tell apart, by what DuckDB says; of all others its own type is the name. */
const CONDITIONS: readonly (readonly [RegExp, string])[] = [
  [/^Invalid Input Error: JSON transform error.* Failed to cast/s, 'CONVERSION'],
  [/^Invalid Input Error: a value that DuckDB cannot hold/, 'CONVERSION'],
  [
    /^Invalid Input Error: (Malformed JSON|JSON transform error|CSV Error|Error when sniffing)/,
    'MALFORMED',
  ],
  [/too small to be a Parquet file|No magic bytes found|Not a Parquet file/, 'MALFORMED'],
  // what its reader of Parquet says of bytes that make no sense
  [/^Invalid Error|^TProtocolException/, 'MALFORMED'],
  [/json_read expected records|not a valid DuckDB database file/, 'MALFORMED'],
  [/^Not implemented Error|maximum_object_size/, 'UNSUPPORTED'],
  [/Could not set lock on file/, 'LOCKED'],
  [/^Permission Error/, 'REFUSED'],
  [/Cannot prepare multiple statements|No statement to prepare/, 'REFUSED'],
  [/^Out of Memory Error|^RangeError/, 'OUT_OF_MEMORY'],
  [/^INTERRUPT Error/, 'CANCELLED'],
];

/** What DuckDB says as an error of the family: one line, no address, no link in place of a file. */
export function duckdbError(
  cause: unknown,
  sql: string | undefined,
  named: (text: string) => string = (text) => text,
): EngineError {
  if (cause instanceof EngineError) return cause;
  const said = named(String(cause).replace(/^Error: /, ''));
  const [, type = 'DuckDB', text = said] = /^([A-Z][\w ]*?) Error: ([\s\S]*)$/.exec(said) ?? [];
  const bare = escapeControls(text.split('\n')[0]!).replace(ADDRESS, 'an address');
  const line = bare.length > LONGEST ? `${bare.slice(0, LONGEST)}…` : bare;
  const known = CONDITIONS.find(([pattern]) => pattern.test(said))?.[1];
  const condition = known ?? type.toUpperCase().replaceAll(' ', '_');
  return new EngineError('duckdb', line, { sql, condition });
}
