import { ZstdGuard } from './zstdGuard.ts';

// a block of at least 4 bytes unpacks to at most 128 KiB, so a piece to at most 32 MiB
const PIECE = 1 << 10;

/** Undoes zstd, of any number of frames, skippable ones among them. */
export async function* unzstd(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  const { Decompress } = await import('fzstd');
  const guard = new ZstdGuard();
  let out: Uint8Array[] = [];
  const stream = new Decompress((data) => {
    if (data.length > 0) out.push(data);
  });
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length; at += PIECE) {
      const piece = chunk.subarray(at, at + PIECE);
      guard.feed(piece);
      stream.push(piece);
      yield* out;
      out = [];
    }
  }
  stream.push(new Uint8Array(0), true);
  yield* out;
}
