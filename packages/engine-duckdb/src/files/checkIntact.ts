import { EngineError } from '@bits-per-sample/sql';
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
  const next = Array.from(files)
    .filter(({ packing }) => packing !== undefined)
    .values();
  const lane = async () => {
    for (const file of next) await drain(file, signal);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

async function drain(file: NamedFile, signal: AbortSignal): Promise<void> {
  try {
    for await (const _ of unpacked(file)) signal.throwIfAborted();
  } catch (cause) {
    if (cause instanceof EngineError) throw cause;
    throw new EngineError('duckdb', `${file.name}: compressed data that break off or are damaged`, {
      condition: 'MALFORMED',
      cause,
    });
  }
}
