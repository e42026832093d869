import { closeSync, fsyncSync, openSync } from 'node:fs';

/** Makes the names in a folder last; where a folder cannot be opened (Windows), nothing to do. */
export function syncFolder(folder: string): void {
  let handle: number;
  try {
    handle = openSync(folder, 'r');
  } catch {
    return;
  }
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
