import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { onTestFailed } from 'vitest';

const run = promisify(execFile);
const sources = fileURLToPath(new URL('../../src', import.meta.url));
const folder = fileURLToPath(new URL('../python', import.meta.url));

/** How a script of `test/python` is run. */
interface PythonOptions {
  readonly python?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Further folders of modules. */
  readonly path?: readonly string[];
}

/**
 * Runs a script of `test/python` with the package's sources; the objects that it prints, one JSON per
 * line. What else it wrote is shown when the test fails.
 */
export async function python<T>(
  script: string,
  args: readonly string[],
  { python = 'python3', env = {}, path = [] }: PythonOptions = {},
): Promise<T[]> {
  const { stdout, stderr } = await run(python, ['-B', script, ...args], {
    cwd: folder,
    env: { ...process.env, PYTHONPATH: [sources, ...path].join(':'), ...env },
    maxBuffer: 1 << 28,
  });
  const lines = stdout.split('\n');
  const said = [...lines.filter((line) => !line.startsWith('{"')), stderr].join('\n').trim();
  onTestFailed(() => console.error(`${script}:\n${said}`));
  return lines.filter((line) => line.startsWith('{"')).map((line) => JSON.parse(line) as T);
}
