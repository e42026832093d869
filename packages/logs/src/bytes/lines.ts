const LF = 10;

/** What a line reader has come across beside lines. */
export interface LineCounts {
  /** Lines longer than the limit; their text was never held. */
  tooLong: number;
  /** Whether the last line came without a line end. */
  unterminated: boolean;
}

/**
 * Splits bytes into lines of text, one array per chunk of input. Whole lines are cut by the
 * line feed byte, which no multi-byte character of UTF-8 contains, and decoded a chunk at a
 * time. A line over `limit` bytes is counted and passed over, so memory stays flat.
 */
export async function* lines(
  chunks: AsyncIterable<Uint8Array>,
  counts: LineCounts,
  limit: number,
): AsyncGenerator<string[], void, undefined> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let pending: Uint8Array[] = [];
  let pendingBytes = 0;
  let skipping = false;

  const drop = () => {
    pending = [];
    pendingBytes = 0;
    skipping = true;
    counts.tooLong++;
  };
  const take = (end: Uint8Array): Uint8Array => {
    const line = new Uint8Array(pendingBytes + end.length);
    let at = 0;
    for (const piece of pending) {
      line.set(piece, at);
      at += piece.length;
    }
    line.set(end, at);
    pending = [];
    pendingBytes = 0;
    return line;
  };

  for await (let chunk of chunks) {
    let first = chunk.indexOf(LF);
    if (first < 0) {
      if (skipping) continue;
      pending.push(chunk);
      pendingBytes += chunk.length;
      if (pendingBytes > limit) drop();
      continue;
    }
    const out: string[] = [];
    if (skipping) {
      skipping = false;
      chunk = chunk.subarray(first + 1);
    } else if (pendingBytes > 0) {
      if (pendingBytes + first > limit) counts.tooLong++;
      else out.push(decoder.decode(take(chunk.subarray(0, first))));
      pending = [];
      pendingBytes = 0;
      chunk = chunk.subarray(first + 1);
    }
    const last = chunk.lastIndexOf(LF);
    if (last >= 0) {
      const text = decoder.decode(chunk.subarray(0, last));
      let at = 0;
      for (first = text.indexOf('\n'); first >= 0; first = text.indexOf('\n', at)) {
        out.push(text.slice(at, first));
        at = first + 1;
      }
      out.push(text.slice(at));
    }
    if (last + 1 < chunk.length) {
      // a copy, so that the rest of the chunk is not kept alive
      const rest = new Uint8Array(chunk.subarray(last + 1));
      pending.push(rest);
      pendingBytes = rest.length;
      if (pendingBytes > limit) drop();
    }
    yield out;
  }
  if (pendingBytes > 0 && !skipping) {
    counts.unterminated = true;
    yield [decoder.decode(take(new Uint8Array(0)))];
  }
}
