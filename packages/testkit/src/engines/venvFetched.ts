import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { folderFetched } from './folderFetched.ts';
import { isMissing, type Missing } from './missing.ts';

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
  const found = await folderFetched(requirement.replace('==', '-'), async (aside) => {
    await run('python3', ['-m', 'venv', aside]);
    const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check'];
    const options = { timeout: 600_000 };
    await run(join(aside, 'bin/python'), [...pip, requirement, ...others], options);
  });
  if (isMissing(found)) return found;
  const python = join(found.folder, 'bin/python');
  const path = 'import sysconfig; print(sysconfig.get_path("purelib"))';
  const { stdout } = await run(python, ['-c', path]);
  return { python, packages: stdout.trim() };
}
