import { realpath, stat, writeFile } from 'node:fs/promises';
import { UsageError } from '../usageError.ts';

/** Refuses an output path that is one of the inputs, whatever links lead there. */
export async function checkOutput(path: string, inputs: readonly string[]): Promise<void> {
  const info = await stat(path).catch(() => undefined);
  if (info === undefined) return;
  if (info.isDirectory()) throw new UsageError(`${path}: is a folder, not a file to write`);
  const target = await realpath(path);
  for (const input of inputs) {
    if (input === '-') continue;
    const source = await stat(input).catch(() => undefined);
    const same =
      source !== undefined &&
      source.ino !== 0 &&
      source.ino === info.ino &&
      source.dev === info.dev;
    if (same || (await realpath(input).catch(() => input)) === target)
      throw new UsageError(`${path}: is an input file and will not be overwritten`);
  }
}

/** Writes the one file the caller asked for. */
export async function writeOutput(path: string, content: string | Uint8Array): Promise<void> {
  await writeFile(path, content).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(
      error.code === 'ENOENT' ? `${path}: the folder does not exist` : `${path}: ${error.message}`,
    );
  });
}
