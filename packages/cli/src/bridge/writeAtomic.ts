import { closeSync, fsyncSync, openSync, renameSync, unlinkSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { syncFolder } from './syncFolder.ts';

/**
 * Writes a file so that whoever opens it, after a crash too, sees all of the old content or all
 * of the new: a temporary file in the same folder, fsync, rename, fsync of the folder.
 *
 * @param path the file.
 * @param content its new content.
 */
export function writeAtomic(path: string, content: string): void {
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    const file = openSync(temporary, 'w', 0o600);
    try {
      const bytes = Buffer.from(content, 'utf8');
      for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, path);
  } catch (error) {
    try {
      unlinkSync(temporary);
    } catch {
      // it was never there, or is the new file already
    }
    throw error;
  }
  syncFolder(dirname(path));
}
