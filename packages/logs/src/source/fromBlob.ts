import type { LogSource } from './logSource.ts';

/** The part of a Blob or File that a reader needs. */
export interface BlobLike {
  /** Name of the file; only a File has one. */
  readonly name?: string;
  /** Number of bytes. */
  readonly size: number;
  /** Opens the bytes from the start. */
  stream(): ReadableStream<Uint8Array>;
  /** A part of the bytes. */
  slice(start: number, end: number): { arrayBuffer(): Promise<ArrayBuffer> };
}

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
export function fromBlob(blob: BlobLike, name: string = blob.name ?? 'log'): LogSource {
  return {
    name,
    size: blob.size,
    stream: () => blob.stream(),
    slice: (start, end) => blob.slice(start, end).arrayBuffer(),
  };
}
