import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { EngineError } from '@bits-per-sample/sql';

/** A folder that nobody else has. */
export interface PrivateFolder {
  readonly path: string;
  /** Removes it; without this call the end of the process does. */
  remove(): Promise<void>;
}

/** Makes a folder of our own, which is gone with the process. */
export async function privateFolder(parent: string): Promise<PrivateFolder> {
  const path = await mkdtemp(join(parent, 'bits-per-sample-')).catch((cause) => {
    throw new EngineError('duckdb', 'no folder can be made for what does not fit into memory', {
      condition: 'IO',
      cause,
    });
  });
  const all = { recursive: true, force: true };
  const atExit = () => rmSync(path, all);
  process.once('exit', atExit);
  return {
    path,
    async remove() {
      process.off('exit', atExit);
      await rm(path, all);
    },
  };
}
