import type { LogSource } from '../source/logSource.ts';
import type { ByteStream } from './byteStream.ts';
import { collect } from './collect.ts';

/** Bytes that can be read by ranges. */
export interface ByteRanges {
  readonly byteLength: number;
  /** The bytes from `start` (negative: from the end) up to, not including, `end`. */
  slice(start: number, end?: number): ArrayBuffer | Promise<ArrayBuffer>;
}

/** How {@link byteRanges} reaches the bytes. */
export interface RangeOptions {
  /** Whether ranges of the source are ranges of the file (it is not compressed). */
  readonly sliceable: boolean;
  readonly onBytes: (bytes: number) => void;
}

/** Opens a source by ranges when it can be sliced, else in memory. */
export async function byteRanges(
  source: LogSource,
  bytes: ByteStream,
  { sliceable, onBytes }: RangeOptions,
): Promise<ByteRanges> {
  const { size } = source;
  if (sliceable && source.slice !== undefined && size !== undefined) {
    await bytes.cancel();
    return {
      byteLength: size,
      async slice(start, end = size) {
        const piece = await source.slice!(Math.max(0, start < 0 ? size + start : start), end);
        onBytes(piece.byteLength);
        return piece;
      },
    };
  }
  const all = await collect(bytes, source.name);
  return {
    byteLength: all.length,
    slice: (start, end) => all.slice(start, end).buffer as ArrayBuffer,
  };
}
