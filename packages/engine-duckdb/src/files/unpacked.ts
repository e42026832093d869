import { createReadStream } from 'node:fs';
import { pipeline, type Readable } from 'node:stream';
import * as zlib from 'node:zlib';
import { EngineError } from '@bits-per-sample/sql';
import type { NamedFile } from './namedFile.ts';

const PIECE = 1 << 18;

/** The bytes of a file, unpacked; data that break off or fail their checksum are an error. */
export async function* unpacked(file: NamedFile): AsyncGenerator<Buffer, void, undefined> {
  const stream = streamOf(file);
  try {
    yield* stream;
  } catch (cause) {
    throw new EngineError('duckdb', `${file.name}: compressed data that break off or are damaged`, {
      condition: 'MALFORMED',
      cause,
    });
  }
}

function streamOf({ path, name, packing }: NamedFile): Readable {
  const source = createReadStream(path, { highWaterMark: PIECE });
  if (packing === undefined) return source;
  const unpack = packing === 'gzip' ? zlib.createGunzip : zlib.createZstdDecompress;
  if (unpack === undefined)
    throw new EngineError('duckdb', `${name}: zstd needs Node 22.15 or later`, {
      condition: 'UNSUPPORTED',
    });
  return pipeline(source, unpack({ chunkSize: PIECE }), () => {});
}
