import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { cacheFolder } from './cacheFolder.ts';
import type { Missing } from './missing.ts';

const run = promisify(execFile);
const FLAGS = ['--ignore-scripts', '--no-package-lock', '--no-audit', '--no-fund'];

/** Where a package of npm was installed. */
export interface NpmFolder {
  /** The folder that holds its `node_modules`. */
  readonly folder: string;
}

/**
 * Fetches a package of npm that is too big to be a dependency into a folder of its own, once.
 *
 * @param requirement a pinned package, such as `chdb@3.4.0`.
 * @returns the folder, or why it cannot be had: no npm, no network.
 */
export async function npmFetched(requirement: string): Promise<NpmFolder | Missing> {
  const folder = cacheFolder(requirement.replace(/@(?=[^@]*$)/, '-').replace('/', '-'));
  if (existsSync(folder)) return { folder };
  // another process may be at it: made aside, and put in place whole
  const aside = `${folder}.${process.pid}`;
  try {
    mkdirSync(aside, { recursive: true });
    writeFileSync(join(aside, 'package.json'), '{"private":true}');
    // npm is a script on Windows
    const options = { cwd: aside, timeout: 600_000, shell: process.platform === 'win32' };
    await run('npm', ['install', requirement, ...FLAGS], options);
    renameSync(aside, folder);
  } catch (error) {
    rmSync(aside, { recursive: true, force: true });
    if (!existsSync(folder)) {
      const { message, stderr } = error as { message: string; stderr?: string };
      const last = (stderr?.trim() || message).split('\n').at(-1)!;
      return { reason: `${requirement} cannot be installed: ${last}` };
    }
  }
  return { folder };
}
