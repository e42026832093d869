import type { ByteStream } from './byteStream.ts';

const LF = 10;
const CR = 13;

/** Text with line feeds in place of carriage returns. */
export async function* withLineFeeds(
  bytes: ByteStream,
): AsyncGenerator<Uint8Array, void, undefined> {
  for await (const chunk of bytes.chunks()) yield chunk.map((byte) => (byte === CR ? LF : byte));
}
