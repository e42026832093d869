// deflate packs at most 1032 to 1, so a piece never unpacks to more than 17 MB at a time
const PIECE = 1 << 14;
/** Header, empty block and trailer. */
const SMALLEST = 20;

/**
 * Undoes gzip, of any number of members, which DecompressionStream refuses. That the last
 * member is whole is checked by the length in its trailer.
 */
export async function* gunzip(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  const { Gunzip } = await import('fflate');
  let out: Uint8Array[] = [];
  let length = 0;
  let taken = 0;
  let tail: number[] = [];
  const stream = new Gunzip((data) => {
    length += data.length;
    if (data.length > 0) out.push(data);
  });
  stream.onmember = () => {
    length = 0;
  };
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length; at += PIECE) {
      stream.push(chunk.subarray(at, at + PIECE));
      yield* out;
      out = [];
    }
    taken += chunk.length;
    tail = [...tail, ...chunk.subarray(-4)].slice(-4);
  }
  stream.push(new Uint8Array(0), true);
  yield* out;
  const expected = tail.reduceRight((value, byte) => value * 256 + byte, 0);
  if (taken < SMALLEST || length % 2 ** 32 !== expected)
    throw new RangeError('a gzip stream that breaks off');
}
