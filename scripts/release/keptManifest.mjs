// The manifest of a package while another one lies in its place, for the time of a packing.
import { copyFileSync, existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';

const kept = (folder) => join(folder, 'node_modules/.cache/package.json');

/** Puts the manifest of a folder aside. */
export function keepManifest(folder) {
  mkdirSync(join(folder, 'node_modules/.cache'), { recursive: true });
  copyFileSync(join(folder, 'package.json'), kept(folder));
}

/** Puts it back, where one was put aside. */
export function restoreManifest(folder) {
  if (existsSync(kept(folder))) renameSync(kept(folder), join(folder, 'package.json'));
}
