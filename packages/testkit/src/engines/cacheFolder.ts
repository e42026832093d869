import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** Where a fetched thing is kept: in the cache of the workspace, or of the current folder. */
export function cacheFolder(name: string): string {
  let root = process.cwd();
  while (!existsSync(join(root, 'pnpm-workspace.yaml')) && dirname(root) !== root)
    root = dirname(root);
  if (!existsSync(join(root, 'pnpm-workspace.yaml'))) root = process.cwd();
  return resolve(root, 'node_modules/.cache/bits-per-sample', name);
}
