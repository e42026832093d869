import type { LogSource } from './logSource.ts';

const PIECE = 1 << 16;

/**
 * Makes a source out of bytes in memory.
 *
 * @param bytes the whole file; shape [size], read but never written.
 * @param name name of the file, for messages and for steps written in names.
 * @returns a source that can be read any number of times.
 *
 * @example
 * ```ts
 * fromBytes(Uint8Array.of(123, 125), 'a.jsonl').size; // => 2
 * ```
 */
export function fromBytes(bytes: Uint8Array, name: string): LogSource {
  return {
    name,
    size: bytes.length,
    stream() {
      let at = 0;
      return new ReadableStream<Uint8Array>({
        pull(controller) {
          if (at >= bytes.length) return controller.close();
          controller.enqueue(bytes.subarray(at, at + PIECE));
          at += PIECE;
        },
      });
    },
    async slice(start, end) {
      return new Uint8Array(bytes.subarray(start, end)).buffer;
    },
  };
}
