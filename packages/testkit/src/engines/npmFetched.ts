import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { cacheFolder } from './cacheFolder.ts';
import type { Missing } from './missing.ts';
import { refused, refusedBefore } from './refused.ts';

const run = promisify(execFile);
const FLAGS = [
  ...['--ignore-scripts', '--no-package-lock', '--no-audit', '--no-fund'],
  ...['--fetch-retries=1', '--fetch-retry-mintimeout=1000'],
];
const PATIENCE_MS = 600_000;
const POLL_MS = 500;

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
  const before = refusedBefore(folder);
  if (before !== undefined) return before;
  const aside = `${folder}.making`;
  // one process makes it aside and puts it in place whole, others wait
  for (let waited = 0; !existsSync(folder) && !taken(aside); waited += POLL_MS) {
    const meanwhile = refusedBefore(folder);
    if (meanwhile !== undefined) return meanwhile;
    if (waited > PATIENCE_MS) rmSync(aside, { recursive: true, force: true });
    else await setTimeout(POLL_MS);
  }
  if (existsSync(folder)) return { folder };
  try {
    writeFileSync(join(aside, 'package.json'), '{"private":true}');
    // npm is a script on Windows
    const options = { cwd: aside, timeout: PATIENCE_MS, shell: process.platform === 'win32' };
    await run('npm', ['install', requirement, ...FLAGS], options);
    renameSync(aside, folder);
    return { folder };
  } catch (error) {
    const { message, stderr } = error as { message: string; stderr?: string };
    const last = (stderr?.trim() || message).split('\n').at(-1)!;
    const missing = refused(folder, `${requirement} cannot be installed: ${last}`);
    rmSync(aside, { recursive: true, force: true });
    return missing;
  }
}

/** Makes a folder; false where there is one. */
function taken(folder: string): boolean {
  mkdirSync(dirname(folder), { recursive: true });
  try {
    mkdirSync(folder);
    return true;
  } catch {
    return false;
  }
}
