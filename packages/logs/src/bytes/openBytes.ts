import { SchemaError } from '@bits-per-sample/core';
import type { LogSource } from '../source/logSource.ts';
import { ByteStream } from './byteStream.ts';
import { gunzip } from './gunzip.ts';
import { unzstd } from './unzstd.ts';

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
