import type { ByteStream } from './byteStream.ts';

/** Text in another encoding as UTF-8. */
export async function* recoded(
  bytes: ByteStream,
  encoding: string,
): AsyncGenerator<Uint8Array, void, undefined> {
  const decoder = new TextDecoder(encoding);
  const encoder = new TextEncoder();
  for await (const chunk of bytes.chunks()) {
    const text = decoder.decode(chunk, { stream: true });
    if (text !== '') yield encoder.encode(text);
  }
  yield encoder.encode(decoder.decode());
}
