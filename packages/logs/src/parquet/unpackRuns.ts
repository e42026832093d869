import type { Runs } from './walkRuns.ts';

/** Bits of a value that lie, wherever they start in a byte, in four bytes. */
export const MOST_BITS = 25;

/**
 * Unpacks runs of equal values and packed bits that `walkRuns` went through before.
 *
 * @param out takes the values, from `at` on.
 */
export function unpackRuns(
  bytes: Uint8Array,
  { start, width, values }: Runs,
  out: Int32Array | Uint8Array,
  at: number,
): void {
  const end = at + values;
  const mask = 2 ** width - 1;
  const size = (width + 7) >> 3;
  for (let from = start; at < end; ) {
    let head = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = bytes[from++]!;
      head += (byte & 127) * scale;
      if (byte < 128) break;
    }
    const count = Math.floor(head / 2);
    if (head % 2 === 0) {
      let value = 0;
      for (let i = 0; i < size; i++) value += bytes[from + i]! << (8 * i);
      out.fill(value, at, at + count);
      at += count;
      from += size;
      continue;
    }
    const stop = Math.min(end, at + 8 * count);
    for (let bit = 0; at < stop; at++, bit += width)
      out[at] = (wordAt(bytes, from + (bit >>> 3)) >>> (bit & 7)) & mask;
    from += count * width;
  }
}

const wordAt = (bytes: Uint8Array, at: number): number =>
  bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24);
