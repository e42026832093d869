import { spawnSync } from 'node:child_process';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** DuckDB is that of the engine, so that a ratio tells of what we add to it. */
const PINNED = {
  numpy: '2.4.6',
  scipy: '1.17.1',
  pandas: '3.1.1',
  polars: '2.1.0',
  duckdb: '1.5.6',
  pyarrow: '26.0.1',
};
const NAMES = Object.keys(PINNED);
const wanted = NAMES.map((name) => `${name}==${PINNED[name]}`);
const folder = fileURLToPath(
  new URL('../../node_modules/.cache/bits-per-sample/bench-peers', import.meta.url),
);

/**
 * What the benchmarks compare with: NumPy, SciPy, pandas, Polars and DuckDB in a Python environment of
 * their own, which is made once. PYTHON names another interpreter.
 *
 * @returns the interpreter and what it has in which version; or the reason why it cannot be had.
 */
export function peers() {
  const own = process.env.PYTHON;
  const reason = own === undefined && !existsSync(folder) ? made() : undefined;
  if (reason !== undefined) return { reason, versions: {} };
  const python = own ?? pythonOf(folder);
  const versions = versionsOf(python);
  if (versions.numpy === undefined) return { reason: `${python} has no NumPy`, versions };
  return { python, versions };
}

const pythonOf = (venv) =>
  process.platform === 'win32' ? join(venv, 'Scripts/python.exe') : join(venv, 'bin/python');

/** Makes the environment aside and puts it in place whole. @returns why it cannot be. */
function made() {
  process.stderr.write(`fetching ${NAMES.join(', ')} (once)\n`);
  const aside = `${folder}.${process.pid}`;
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check'];
  const steps = [
    ['python3', ['-m', 'venv', aside]],
    [pythonOf(aside), [...pip, '--only-binary', ':all:', ...wanted]],
  ];
  for (const [command, args] of steps) {
    const { status, stderr, error } = spawnSync(command, args, { encoding: 'utf8' });
    if (status === 0) continue;
    rmSync(aside, { recursive: true, force: true });
    const said = error?.message ?? stderr.trim().split('\n').at(-1);
    return `the peers cannot be installed: ${said}`;
  }
  renameSync(aside, folder);
  return undefined;
}

/** Versions of those that can be imported. */
function versionsOf(python) {
  const script = `
import importlib, json, platform
found = {"python": platform.python_version()}
for name in ${JSON.stringify(NAMES)}:
    try:
        found[name] = importlib.import_module(name).__version__
    except ImportError:
        pass
print(json.dumps(found))`;
  const { status, stdout } = spawnSync(python, ['-c', script], { encoding: 'utf8' });
  return status === 0 ? JSON.parse(stdout) : {};
}
