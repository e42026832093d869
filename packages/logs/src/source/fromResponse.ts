import { SchemaError } from '@bits-per-sample/core';
import type { LogSource } from './logSource.ts';

/** The part of a Response of fetch that a reader needs. */
export interface ResponseLike {
  /** Whether the server gave what was asked for. */
  readonly ok: boolean;
  /** Status code. */
  readonly status: number;
  /** Where it comes from; empty when nobody says. */
  readonly url: string;
  /** The bytes; null when there are none. */
  readonly body: ReadableStream<Uint8Array> | null;
  /** The headers. */
  readonly headers: { get(name: string): string | null };
}

/**
 * Makes a source out of what `fetch` gave, as it comes in.
 *
 * @param response the answer of a server.
 * @param name name of the file; when left out the last part of the address, or `log`.
 * @returns a source that can be read once.
 * @throws SchemaError when the server did not give the file.
 *
 * @example
 * ```ts
 * const log = await readLog(fromResponse(new Response('{"group":"a","reward":1}')));
 * log.format; // => 'rollouts'
 * ```
 */
export function fromResponse(response: ResponseLike, name: string = lastPart(response)): LogSource {
  const { ok, status, headers, body } = response;
  if (!ok) throw new SchemaError({ file: name }, 'a file', `status ${status} of the server`);
  const length = Number(headers.get('content-length') ?? Number.NaN);
  // of a body that was packed on the way the length is told as it was packed
  const known = headers.get('content-encoding') === null && Number.isSafeInteger(length);
  const stream = (): ReadableStream<Uint8Array> => body ?? new Blob([]).stream();
  return known ? { name, size: length, stream } : { name, stream };
}

const lastPart = ({ url }: ResponseLike): string =>
  url.split(/[?#]/)[0]?.split('/').at(-1) || 'log';
