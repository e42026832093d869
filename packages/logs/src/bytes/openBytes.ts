import { SchemaError } from '@bits-per-sample/core';
import type { LogSource } from '../source/logSource.ts';
import { ByteStream } from './byteStream.ts';

/** Opens a source and undoes gzip or zstd, which its first bytes tell, not its name. */
export async function openBytes(
  source: LogSource,
  onBytes: (bytes: number) => void,
  signal: AbortSignal | undefined,
): Promise<{ bytes: ByteStream; compressed: boolean }> {
  const raw = new ByteStream(counting(source.stream(), onBytes), signal);
  const [a, b, c, d] = await raw.peek(4);
  if (a === 0x1f && b === 0x8b) {
    return { bytes: inflated(source, raw, gunzip, signal), compressed: true };
  }
  const zstd = a === 0x28 && b === 0xb5 && c === 0x2f && d === 0xfd;
  const skippable = a !== undefined && a >> 4 === 5 && b === 0x2a && c === 0x4d && d === 0x18;
  if (zstd || skippable) {
    return { bytes: inflated(source, raw, unzstd, signal), compressed: true };
  }
  return { bytes: raw, compressed: false };
}

type Inflate = (chunks: AsyncIterable<Uint8Array>) => AsyncGenerator<Uint8Array, void, undefined>;

function inflated(
  source: LogSource,
  raw: ByteStream,
  inflate: Inflate,
  signal: AbortSignal | undefined,
): ByteStream {
  const output = inflate(raw.chunks());
  return new ByteStream(
    new ReadableStream<Uint8Array>(
      {
        async pull(controller) {
          try {
            const { done, value } = await output.next();
            if (done) controller.close();
            else controller.enqueue(value);
          } catch (cause) {
            signal?.throwIfAborted();
            const reason = cause instanceof Error ? cause.message : String(cause);
            controller.error(
              new SchemaError({ file: source.name }, 'whole compressed data', reason),
            );
          }
        },
        async cancel() {
          await output.return();
          await raw.cancel();
        },
      },
      { highWaterMark: 0 },
    ),
    signal,
  );
}

async function* gunzip(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const iterator = chunks[Symbol.asyncIterator]();
  const input = new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(controller) {
      const { done, value } = await iterator.next();
      if (done) controller.close();
      else controller.enqueue(value as Uint8Array<ArrayBuffer>);
    },
    async cancel() {
      await iterator.return?.();
    },
  });
  const reader = input.pipeThrough(new DecompressionStream('gzip')).getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => {});
  }
}

// one block of zstd is at most 128 KiB and at least 4 bytes long, so this many bytes of input
// never unpack to more than 32 MiB at a time
const ZSTD_PIECE = 1024;

async function* unzstd(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const { Decompress } = await import('fzstd');
  let out: Uint8Array[] = [];
  const stream = new Decompress((data) => {
    if (data.length > 0) out.push(data);
  });
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length; at += ZSTD_PIECE) {
      stream.push(chunk.subarray(at, at + ZSTD_PIECE));
      yield* out;
      out = [];
    }
  }
  stream.push(new Uint8Array(0), true);
  yield* out;
}

function counting(
  stream: ReadableStream<Uint8Array>,
  onBytes: (bytes: number) => void,
): ReadableStream<Uint8Array> {
  const reader = stream.getReader();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await reader.read();
        if (done) return controller.close();
        onBytes(value.length);
        controller.enqueue(value);
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
}
