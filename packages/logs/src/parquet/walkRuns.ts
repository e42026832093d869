/** What {@link walkRuns} needs to know of a stream of runs. */
export interface Runs {
  readonly start: number;
  readonly end: number;
  /** Bits of a value. */
  readonly width: number;
  /** Values that the stream holds. */
  readonly values: number;
  /** A value that is counted; for widths up to 8. */
  readonly wanted?: number;
}

/**
 * Goes through runs of equal values and packed bits, a hybrid in which Parquet stores levels and
 * indices, and counts one value. Refuses a stream that holds fewer or more values than it should,
 * so that whoever decodes it afterwards comes to an end.
 *
 * @see https://parquet.apache.org/docs/file-format/data-pages/encodings/
 */
export function walkRuns(bytes: Uint8Array, runs: Runs): number {
  const { start, end, width, values, wanted } = runs;
  if (width > 32 || start > end || end > bytes.length) throw damaged();
  let at = start;
  let seen = 0;
  let hits = 0;
  while (seen < values) {
    let head = 0;
    for (let scale = 1; ; scale *= 128) {
      if (at >= end || scale > 2 ** 28) throw damaged();
      const byte = bytes[at++]!;
      head += (byte & 127) * scale;
      if (byte < 128) break;
    }
    const count = Math.floor(head / 2);
    const packed = head % 2 === 1;
    const length = packed ? count * width : (width + 7) >> 3;
    if (count === 0 || at + length > end) throw damaged();
    const most = values - seen;
    // the last group of eight is filled up
    if (count > (packed ? Math.ceil(most / 8) + 64 : most)) throw damaged();
    if (wanted !== undefined && packed)
      hits += packedHits(bytes, at, width, Math.min(8 * count, most), wanted);
    else if (wanted !== undefined && (width === 0 ? 0 : bytes[at]) === wanted) hits += count;
    at += length;
    seen += packed ? 8 * count : count;
  }
  return hits;
}

function packedHits(
  bytes: Uint8Array,
  at: number,
  width: number,
  values: number,
  wanted: number,
): number {
  const mask = 2 ** width - 1;
  let hits = 0;
  for (let i = 0; i < values; i++) {
    const bit = i * width;
    const byte = at + (bit >> 3);
    const word = bytes[byte]! | ((bytes[byte + 1] ?? 0) << 8);
    if (((word >> (bit & 7)) & mask) === wanted) hits++;
  }
  return hits;
}

const damaged = (): RangeError => new RangeError('a page whose runs do not add up');
