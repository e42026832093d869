// npm run release:pypi: the wheel and the source archive of python/, in reports/pypi, with the
// command line of this workspace in them. Needs Python 3.10 or later, and PyPI for the builder.
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { run } from '../run.mjs';

const windows = process.platform === 'win32';
const folder = resolve('reports/pypi');
const venv = resolve('reports/pypi-venv');
const python = join(venv, windows ? 'Scripts/python.exe' : 'bin/python');
for (const path of [folder, venv]) rmSync(path, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });

for (const [command, ...args] of [
  ['node', 'python/scripts/build.mjs'],
  [windows ? 'python' : 'python3', '-m', 'venv', venv],
  [python, '-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', 'build'],
  [python, '-m', 'build', '--outdir', folder, 'python'],
]) {
  const { status } = run(command, args, { stdio: ['ignore', 2, 2] });
  if (status !== 0) process.exit(status);
}
rmSync(venv, { recursive: true, force: true });
console.log(readdirSync(folder).join('\n'));
