import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { folderFetched } from './folderFetched.ts';
import type { Missing } from './missing.ts';

const run = promisify(execFile);
const FLAGS = [
  ...['--ignore-scripts', '--no-package-lock', '--no-audit', '--no-fund'],
  ...['--fetch-retries=1', '--fetch-retry-mintimeout=1000'],
];
const PATIENCE_MS = 600_000;

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
export function npmFetched(requirement: string): Promise<NpmFolder | Missing> {
  const name = requirement.replace(/@(?=[^@]*$)/, '-').replace('/', '-');
  return folderFetched(name, async (cwd) => {
    mkdirSync(cwd);
    writeFileSync(join(cwd, 'package.json'), '{"private":true}');
    // npm is a script on Windows
    const options = { cwd, timeout: PATIENCE_MS, shell: process.platform === 'win32' };
    await run('npm', ['install', requirement, ...FLAGS], options);
  });
}
