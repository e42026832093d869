import { realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { UsageError } from '../usageError.ts';

/** Refuses an output path that is one of the inputs, whatever links lead there. */
export async function checkOutput(path: string, inputs: readonly string[]): Promise<void> {
  if (path === '-')
    throw new UsageError('-: the report goes to standard output; name a file for the page');
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

/**
 * Writes the one file the caller asked for, whole or not at all: what stood there stays until the
 * new file is complete. A pipe or a device is written to as it is.
 */
export async function writeOutput(
  path: string,
  content: string | Uint8Array | AsyncIterable<Uint8Array>,
): Promise<void> {
  const info = await stat(path).catch(() => undefined);
  const refused = (error: NodeJS.ErrnoException): never => {
    // what the content is made of may fail as well
    if (!/^E[A-Z]/.test(error.code ?? '')) throw error;
    throw new UsageError(
      error.code === 'ENOENT' ? `${path}: the folder does not exist` : `${path}: ${error.message}`,
    );
  };
  if (info !== undefined && !info.isFile()) return writeFile(path, content).catch(refused);
  const target = info === undefined ? path : await realpath(path);
  const temporary = `${target}.${process.pid}.tmp`;
  try {
    await writeFile(temporary, content, { mode: info?.mode ?? 0o666, flush: true });
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    refused(error as NodeJS.ErrnoException);
  }
}
