import { SchemaError } from '@bits-per-sample/core';
import type { LogSource } from '../source/logSource.ts';
import { ByteStream } from './byteStream.ts';

type Chunks = AsyncGenerator<Uint8Array, void, undefined>;

/** Opens a source and undoes gzip or zstd, which its first bytes tell, not its name. */
export async function openBytes(
  source: LogSource,
  onBytes: (bytes: number) => void,
  signal: AbortSignal | undefined,
): Promise<{ bytes: ByteStream; compressed: boolean }> {
  const raw = new ByteStream(pulled(source.stream(), onBytes, signal));
  const inflate = await decompressor(await raw.peek(4));
  if (inflate === undefined) return { bytes: raw, compressed: false };
  const chunks = checked(inflate(raw.chunks()), source.name, signal);
  return { bytes: new ByteStream(chunks), compressed: true };
}

async function decompressor([a, b, c, d]: Uint8Array): Promise<
  ((chunks: AsyncIterable<Uint8Array>) => Chunks) | undefined
> {
  if (a === 0x1f && b === 0x8b) return (await import('./gunzip.ts')).gunzip;
  const zstd = a === 0x28 && b === 0xb5 && c === 0x2f && d === 0xfd;
  const skippable = a !== undefined && a >> 4 === 5 && b === 0x2a && c === 0x4d && d === 0x18;
  return zstd || skippable ? (await import('./unzstd.ts')).unzstd : undefined;
}

/** The chunks of a stream; an abort ends even a read that waits for more. */
async function* pulled(
  stream: ReadableStream<Uint8Array>,
  onBytes: (bytes: number) => void,
  signal: AbortSignal | undefined,
): Chunks {
  const reader = stream.getReader();
  const cancel = () => reader.cancel(signal?.reason).catch(() => {});
  signal?.addEventListener('abort', cancel);
  try {
    for (;;) {
      signal?.throwIfAborted();
      const { done, value } = await reader.read();
      signal?.throwIfAborted();
      if (done) return;
      onBytes(value.length);
      yield value;
    }
  } finally {
    signal?.removeEventListener('abort', cancel);
    await cancel();
  }
}

async function* checked(chunks: Chunks, file: string, signal: AbortSignal | undefined): Chunks {
  try {
    yield* chunks;
  } catch (cause) {
    signal?.throwIfAborted();
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new SchemaError({ file }, 'whole compressed data', reason);
  }
}
