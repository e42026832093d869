import { realpath, stat } from 'node:fs/promises';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { UsageError } from '../usageError.ts';
import { fileSource } from './fileSource.ts';
import { listFiles } from './listFiles.ts';
import type { FileSource } from './logSources.ts';

/**
 * Files, folders and patterns as sources, as long as they lie below a folder: `..`, absolute paths
 * and links that lead out of it are refused, and what a folder holds of such links is left out.
 * Only files are opened, no pipes and no devices.
 *
 * @param root the folder; relative paths start here, so that it must be the present one.
 * @param paths what was asked for.
 * @throws {UsageError} a path that leads out, that does not exist, or that is no log.
 */
export async function sourcesInside(
  root: string,
  paths: readonly string[],
): Promise<readonly FileSource[]> {
  const real = await realpath(root);
  const refuse = (path: string): never => {
    throw new UsageError(`${path}: outside of the folder that may be read`);
  };
  for (const path of paths) {
    // by its words first: to ask the system about a path outside would already tell something of it
    if (path === '-' || path.includes('\0') || !isBelow(root, resolve(root, path))) refuse(path);
    const fixed = path.split(/[\\/]+/);
    const wild = fixed.findIndex((part) => /[*?]/.test(part));
    const start = wild < 0 ? path : fixed.slice(0, wild).join('/') || '.';
    const place = await realpath(start).catch(() => undefined);
    if (place !== undefined && !isBelow(real, place)) refuse(path);
  }
  const sources: FileSource[] = [];
  for (const { path, named } of await listFiles(paths)) {
    const target = await realpath(path).catch(() => undefined);
    const isIn = target !== undefined && isBelow(real, target) && (await stat(target)).isFile();
    if (isIn) sources.push({ ...(await fileSource(target)), name: path, optional: !named });
    else if (named) refuse(path);
  }
  return sources;
}

function isBelow(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
