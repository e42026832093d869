import type { LineCounts } from './lineCounts.ts';
import { PAUSE, Pause } from './pause.ts';

const LF = 10;
const PIECE = 1 << 20;

/**
 * Splits bytes into lines of text, one array per chunk of input. Whole lines are cut by the
 * line feed byte, which no multi-byte character of UTF-8 contains, and decoded a chunk at a
 * time. A line over `limit` bytes is counted and passed over, so memory stays flat. The
 * chunk `PAUSE` gives a `Pause`.
 *
 * @param read makes something else of whole lines; what it gives stands for them.
 */
export async function* lines<T = never>(
  chunks: AsyncIterable<Uint8Array>,
  counts: LineCounts,
  limit: number,
  read?: (block: Uint8Array) => T | undefined,
): AsyncGenerator<string[] | T, void, undefined> {
  const decoded = lineDecoder(counts);
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
    const line = joined([...pending, end]);
    pending = [];
    pendingBytes = 0;
    return line;
  };
  const keep = (rest: Uint8Array): void => {
    if (rest.length === 0) return;
    // a copy, so that the rest of the chunk is not kept alive
    pending.push(new Uint8Array(rest));
    pendingBytes = rest.length;
    if (pendingBytes > limit) drop();
  };
  const pause = (): Pause => {
    const open = pendingBytes > 0 && !skipping;
    const soFar = { ...counts, unterminated: open };
    const [torn] = open ? lineDecoder(soFar)(joined(pending)) : [];
    return new Pause(torn, soFar);
  };

  for await (let chunk of pieces(chunks)) {
    if (chunk === PAUSE) {
      yield pause();
      continue;
    }
    const first = chunk.indexOf(LF);
    if (first < 0) {
      if (skipping) continue;
      pending.push(chunk);
      pendingBytes += chunk.length;
      if (pendingBytes > limit) drop();
      continue;
    }
    if (read !== undefined && !skipping && pendingBytes + first <= limit) {
      const end = chunk.lastIndexOf(LF);
      const block = take(chunk.subarray(0, end));
      yield read(block) ?? decoded(block);
      keep(chunk.subarray(end + 1));
      continue;
    }
    const out: string[] = [];
    if (skipping) {
      skipping = false;
      chunk = chunk.subarray(first + 1);
    } else if (pendingBytes > 0) {
      if (pendingBytes + first > limit) counts.tooLong++;
      else out.push(...decoded(take(chunk.subarray(0, first))));
      pending = [];
      pendingBytes = 0;
      chunk = chunk.subarray(first + 1);
    }
    const last = chunk.lastIndexOf(LF);
    if (last >= 0) for (const line of decoded(chunk.subarray(0, last))) out.push(line);
    keep(chunk.subarray(last + 1));
    yield out;
  }
  if (pendingBytes > 0 && !skipping) {
    counts.unterminated = true;
    yield decoded(take(new Uint8Array(0)));
  }
}

/** Pieces of bytes as one. */
function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}

/** Chunks cut up, so that what is too long does not depend on them. */
async function* pieces(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    if (chunk === PAUSE) yield chunk;
    for (let at = 0; at < chunk.length; at += PIECE) yield chunk.subarray(at, at + PIECE);
  }
}

/** Makes lines of text of whole lines of bytes; what is odd in them is counted. */
function lineDecoder(counts: LineCounts): (bytes: Uint8Array) => string[] {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const strict = new TextDecoder('utf-8', { fatal: true });
  const isText = (bytes: Uint8Array): boolean => {
    try {
      strict.decode(bytes);
      return true;
    } catch {
      return false;
    }
  };
  return (bytes) => {
    const text = decoder.decode(bytes);
    if (text.includes('\ufffd') && !isText(bytes)) {
      for (let at = 0; at <= bytes.length; ) {
        const end = bytes.indexOf(LF, at);
        const stop = end < 0 ? bytes.length : end;
        if (!isText(bytes.subarray(at, stop))) counts.undecodable++;
        at = stop + 1;
      }
    }
    const out = text.split('\n');
    return /[\0\ufeff]/.test(text) ? out.map((line) => bare(line, counts)) : out;
  };
}

/** A line without the NULs and the byte order mark at its ends. */
function bare(line: string, counts: LineCounts): string {
  let start = 0;
  let end = line.length;
  while (start < end && line[start] === '\0') start++;
  while (end > start && line[end - 1] === '\0') end--;
  if (line.includes('\0')) counts.nuls++;
  if (line[start] === '\ufeff') {
    counts.marks++;
    start++;
  }
  return line.slice(start, end);
}
