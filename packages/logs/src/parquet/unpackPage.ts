import { ZstdGuard } from '../bytes/zstdGuard.ts';
import { unpackLz4, unpackLz4Block } from './unpackLz4.ts';
import { unpackSnappy } from './unpackSnappy.ts';

/** Unpacks a page to so many bytes. */
export type UnpackPage = (codec: string, packed: Uint8Array, size: number) => Uint8Array;

/** Bytes that a byte of a codec unpacks to at most. */
const MOST: Readonly<Record<string, number>> = { SNAPPY: 22, LZ4_RAW: 255, LZ4: 255, GZIP: 1032 };

/**
 * Loads what the codecs of a file need.
 *
 * @param codecs their names, as the footer has them.
 */
export async function pageUnpacker(codecs: Iterable<string>): Promise<UnpackPage> {
  // rare, and its dictionary is large
  const brotli = [...codecs].includes('BROTLI') ? await import('hyparquet-compressors') : undefined;
  const { Decompress } = await import('fzstd');
  const { gunzipSync } = await import('fflate');
  return (codec, packed, size) => {
    // no room for what cannot come
    if (size > (MOST[codec] ?? Infinity) * packed.length) throw new RangeError(OTHER_SIZE);
    if (codec === 'SNAPPY') return unpackSnappy(packed, size);
    if (codec === 'LZ4_RAW') return unpackLz4Block(packed, size);
    if (codec === 'LZ4') return unpackLz4(packed, size);
    if (codec === 'BROTLI' && brotli) return whole(brotli.decompressBrotli(packed, size), size);
    const page = new Uint8Array(size);
    if (codec === 'GZIP') return whole(gunzipSync(packed, { out: page }), size);
    if (codec !== 'ZSTD') throw new RangeError(`the codec ${codec}`);
    const guard = new ZstdGuard();
    let at = 0;
    const stream = new Decompress((piece) => {
      // beyond the end it throws
      page.set(piece, at);
      at += piece.length;
    });
    guard.feed(packed);
    stream.push(packed, true);
    return whole(page.subarray(0, at), size);
  };
}

function whole(page: Uint8Array, size: number): Uint8Array {
  if (page.length !== size) throw new RangeError(OTHER_SIZE);
  return page;
}

const OTHER_SIZE = 'a page of another size than it says';
