import { SchemaError } from '@bits-per-sample/core';
import type { ByteStream } from './byteStream.ts';

/** Most bytes that are held in memory at once, for what cannot be read in pieces. */
const MAX_WHOLE = 500 * 2 ** 20;

/** All the bytes of a stream, up to a limit; `onHeld` is called with the bytes that are held. */
export async function collect(
  bytes: ByteStream,
  file: string,
  onHeld: (bytes: number) => void = () => {},
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of bytes.chunks()) {
    length += chunk.length;
    onHeld(length);
    if (length > MAX_WHOLE) {
      throw new SchemaError(
        { file },
        'at most 500 MiB of what must be held in memory (one JSON document; Parquet without random access)',
        'more; one JSON value per line has no limit',
      );
    }
    chunks.push(chunk);
  }
  const all = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}
