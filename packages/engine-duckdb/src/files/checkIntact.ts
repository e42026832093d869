import type { NamedFile } from './namedFile.ts';
import { unpacked } from './unpacked.ts';

/**
 * Unpacks what is compressed once more, for DuckDB looks at no checksum: of a torn file it reads
 * the start, and of a damaged one what comes out.
 */
export async function checkIntact(
  files: Iterable<NamedFile>,
  lanes: number,
  signal: AbortSignal,
): Promise<void> {
  const packed = [...files].filter(({ packing }) => packing !== undefined).values();
  const lane = async () => {
    for (const file of packed) for await (const _ of unpacked(file)) signal.throwIfAborted();
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}
