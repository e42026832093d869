import { link, symlink } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { EngineError } from '@bits-per-sample/sql';
import { filePrint } from './filePrint.ts';
import type { NamedFile } from './namedFile.ts';
import { type Packing, packing } from './packing.ts';

const ADDRESS = /^[a-z][a-z0-9+.-]+:\/\//i;
const ENDINGS = { gzip: '.gz', zstd: '.zst' } as const;

/**
 * Looks at the files that may be read, by their path. DuckDB takes `[1]` in a name for a pattern,
 * and how a file is compressed from the end of its name: where that misleads, it gets a link.
 */
export async function nameFiles(
  names: readonly string[],
  folder: string,
): Promise<Map<string, NamedFile>> {
  const files = new Map<string, NamedFile>();
  for (const name of names) {
    const path = pathOf(name);
    if (files.has(path)) continue;
    const print = await filePrint(path, name);
    const packed = await packing(path);
    const opened = misleads(path, packed) ? await linkTo(path, packed, folder, files.size) : path;
    files.set(path, { name, path, opened, packing: packed, ...print });
  }
  return files;
}

/** A file from the root. */
function pathOf(name: string): string {
  if (ADDRESS.test(name))
    throw new EngineError('duckdb', 'it reads files of this machine, no addresses', {
      condition: 'REFUSED',
    });
  if (name.includes('\0'))
    throw new EngineError('duckdb', 'a file name holds the character NUL', {
      condition: 'REFUSED',
    });
  return resolve(name);
}

function misleads(path: string, packed: Packing): boolean {
  const told = path.endsWith('.gz') ? 'gzip' : path.endsWith('.zst') ? 'zstd' : undefined;
  return told !== packed || /[*?[]/.test(path);
}

async function linkTo(path: string, packed: Packing, folder: string, at: number): Promise<string> {
  const opened = join(folder, `${at}${packed === undefined ? '' : ENDINGS[packed]}`);
  // Windows lets few people make symbolic links
  await symlink(path, opened).catch(() => link(path, opened));
  return opened;
}
