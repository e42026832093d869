/**
 * Where the bytes of one log come from: a file, a blob, standard input, memory.
 *
 * A reader pulls `stream()` once and never holds the whole of it. Formats whose index is at
 * the end of the file (Parquet) use `slice`, and fall back to collecting the stream.
 *
 * @example
 * ```ts
 * const source: LogSource = fromText('{"group":"a","reward":1}', 'a.jsonl');
 * source.name; // => 'a.jsonl'
 * ```
 */
export interface LogSource {
  /** Name or path of the file; folder names such as `step_3` may carry the step. */
  readonly name: string;
  /** Number of bytes (as stored, so compressed when the file is), when known. */
  readonly size?: number;
  /** Opens the bytes from the start. */
  stream(): ReadableStream<Uint8Array>;
  /** Reads the bytes from `start` up to, not including, `end`. */
  slice?(start: number, end: number): Promise<ArrayBuffer>;
}
