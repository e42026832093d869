import type { LogSource } from './logSource.ts';

/**
 * Makes a source out of a stream of bytes: the body of a request, a pipe, what a page decodes.
 *
 * @param stream the bytes; a stream flows once, so the source can be read once.
 * @param name name of the file, for messages and for steps written in names.
 * @returns a source that can be read once.
 *
 * @example
 * ```ts
 * const log = await readLog(fromStream(new Blob(['{"group":"a","reward":1}']).stream()));
 * log.format; // => 'rollouts'
 * ```
 */
export function fromStream(stream: ReadableStream<Uint8Array>, name: string = 'log'): LogSource {
  return { name, stream: () => stream };
}
