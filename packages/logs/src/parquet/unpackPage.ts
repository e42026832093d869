import { ZstdGuard } from '../bytes/zstdGuard.ts';

/** Unpacks a page to so many bytes. */
export type UnpackPage = (codec: string, packed: Uint8Array, size: number) => Uint8Array;

/** Codecs that are rare, and whose dictionary is large. */
const RARE: ReadonlySet<string> = new Set(['BROTLI', 'LZ4', 'LZ4_RAW']);

/**
 * Loads what the codecs of a file need.
 *
 * @param codecs their names, as the footer has them.
 */
export async function pageUnpacker(codecs: Iterable<string>): Promise<UnpackPage> {
  const rare = [...codecs].some((codec) => RARE.has(codec))
    ? await import('hyparquet-compressors')
    : undefined;
  const { snappyUncompress } = await import('hyparquet');
  const { Decompress } = await import('fzstd');
  const { gunzipSync } = await import('fflate');
  return (codec, packed, size) => {
    const page = new Uint8Array(size);
    if (codec === 'SNAPPY') snappyUncompress(packed, page);
    else if (codec === 'GZIP') return whole(gunzipSync(packed, { out: page }), size);
    else if (codec === 'BROTLI' && rare) return whole(rare.decompressBrotli(packed, size), size);
    else if (codec === 'LZ4_RAW' && rare) return whole(rare.decompressLz4Raw(packed, size), size);
    else if (codec === 'LZ4' && rare) return whole(rare.decompressLz4(packed, size), size);
    else if (codec === 'ZSTD') {
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
    } else throw new RangeError(`the codec ${codec}`);
    return page;
  };
}

function whole(page: Uint8Array, size: number): Uint8Array {
  if (page.length !== size) throw new RangeError('a page of another size than it says');
  return page;
}
