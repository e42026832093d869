import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import type { Missing } from '@bits-per-sample/testkit';

const run = promisify(execFile);

/**
 * A Python of a version, such as 3.10: of this machine, of its pyenv, or as uv fetches it.
 *
 * @param uv the Python of an environment that has uv.
 */
export async function pythonOf(
  version: string,
  uv: string,
): Promise<{ readonly python: string } | Missing> {
  const env = { ...process.env, PATH: [...pyenv(), process.env.PATH].join(delimiter) };
  const ask = (...args: string[]) => run(uv, ['-m', 'uv', 'python', ...args, version], { env });
  const find = async () => ({
    python: (await ask('find', '--no-project', '--no-python-downloads')).stdout.trim(),
  });
  try {
    return await find().catch(() => ask('install', '--no-progress', '--no-bin').then(find));
  } catch (error) {
    const said = (error as { stderr: string }).stderr.trim().split('\n').at(-1)!.trim();
    return { reason: `Python ${version} cannot be had: ${said}` };
  }
}

/** Where pyenv keeps its versions. */
function pyenv(): string[] {
  const versions = join(process.env.PYENV_ROOT ?? join(homedir(), '.pyenv'), 'versions');
  if (!existsSync(versions)) return [];
  return readdirSync(versions).map((version) => join(versions, version, 'bin'));
}
