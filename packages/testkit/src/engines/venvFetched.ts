import { execFile } from 'node:child_process';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { cacheFolder } from './cacheFolder.ts';
import type { Missing } from './missing.ts';
import { refused, refusedBefore } from './refused.ts';

const run = promisify(execFile);

/** A Python environment with one package in it. */
export interface Venv {
  /** Its interpreter; scripts of the package are run as `python -m`. */
  readonly python: string;
  /** Where the package is. */
  readonly packages: string;
}

/**
 * Fetches a Python package into an environment of its own, once.
 *
 * @param requirement a pinned package, such as `pysail==0.7.2`, by which the environment is called.
 * @param others packages beside it.
 * @returns the environment, or why it cannot be had: no Python, no network.
 */
export async function venvFetched(
  requirement: string,
  others: readonly string[] = [],
): Promise<Venv | Missing> {
  const folder = cacheFolder(requirement.replace('==', '-'));
  const before = existsSync(folder) ? undefined : refusedBefore(folder);
  if (before !== undefined) return before;
  // another process may be at it: made aside, and put in place whole
  const aside = `${folder}.${process.pid}`;
  if (!existsSync(folder))
    try {
      await run('python3', ['-m', 'venv', aside]);
      const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check'];
      const options = { timeout: 600_000 };
      await run(join(aside, 'bin/python'), [...pip, requirement, ...others], options);
      renameSync(aside, folder);
    } catch (error) {
      rmSync(aside, { recursive: true, force: true });
      if (!existsSync(folder))
        return refused(folder, `${requirement} cannot be installed: ${last(error)}`);
    }
  const python = join(folder, 'bin/python');
  const path = 'import sysconfig; print(sysconfig.get_path("purelib"))';
  const { stdout } = await run(python, ['-c', path]);
  return { python, packages: stdout.trim() };
}

/** The last line that a failed command has written. */
function last(error: unknown): string {
  const { message, stderr } = error as { message: string; stderr?: string };
  return (stderr?.trim() || message).split('\n').at(-1)!;
}
