import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { LogSource } from '@bits-per-sample/logs';

/** A file as a source of bytes. */
export async function fileSource(path: string): Promise<LogSource> {
  const { size } = await stat(path);
  return {
    name: path,
    size,
    stream: () => webStream(createReadStream(path, { highWaterMark: 1 << 16 })),
    slice: async (start, end) => {
      const file = await open(path);
      try {
        const bytes = new Uint8Array(Math.max(0, Math.min(end, size) - start));
        let filled = 0;
        while (filled < bytes.length) {
          const { bytesRead } = await file.read(
            bytes,
            filled,
            bytes.length - filled,
            start + filled,
          );
          if (bytesRead === 0) break;
          filled += bytesRead;
        }
        return bytes.buffer.slice(0, filled);
      } finally {
        await file.close();
      }
    },
  };
}

/** Standard input as a source of bytes; it can be read once. */
export function stdinSource(): LogSource {
  return { name: 'stdin', stream: () => webStream(process.stdin) };
}

/** Node's stream as the web's; the two declarations of ReadableStream differ in name only. */
const webStream = (stream: Readable): ReadableStream<Uint8Array> =>
  Readable.toWeb(stream) as unknown as ReadableStream<Uint8Array>;
