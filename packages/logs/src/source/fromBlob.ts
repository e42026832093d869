import type { LogSource } from './logSource.ts';

/**
 * Makes a source out of a Blob: a file picked in a browser, or `openAsBlob` of Node.
 *
 * @param blob the file.
 * @param name name of the file; a `File` knows its own, any other blob is called `log`.
 * @returns a source that can be read any number of times.
 *
 * @example
 * ```ts
 * fromBlob(new Blob(['{}']), 'a.jsonl').size; // => 2
 * ```
 */
export function fromBlob(blob: Blob & { readonly name?: string }, name?: string): LogSource {
  return {
    name: name ?? blob.name ?? 'log',
    size: blob.size,
    stream: () => blob.stream() as ReadableStream<Uint8Array>,
    slice: (start, end) => blob.slice(start, end).arrayBuffer(),
  };
}
