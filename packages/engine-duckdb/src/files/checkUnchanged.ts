import { EngineError } from '@bits-per-sample/sql';
import { filePrint } from './filePrint.ts';
import type { NamedFile } from './namedFile.ts';

/** Refuses the answer when a file is no longer the one that was named: its rows may be of both. */
export async function checkUnchanged(files: Iterable<NamedFile>): Promise<void> {
  for (const { path, name, print } of files) {
    const found = await filePrint(path, name).catch(() => undefined);
    if (found?.print !== print)
      throw new EngineError('duckdb', `${name}: it was written to while it was read`, {
        condition: 'CHANGED',
        retryable: true,
      });
  }
}
