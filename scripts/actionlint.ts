// Where actionlint is, the checker of GitHub's workflows: in PATH, or built once from its sources
// where there is Go.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

const VERSION = '1.7.12';

/** `{ path }` of actionlint, or `{ why }` there is none. */
export function findActionlint(): { readonly path?: string; readonly why?: string } {
  const cache = resolve('node_modules/.cache/actionlint', VERSION);
  const cached = join(cache, process.platform === 'win32' ? 'actionlint.exe' : 'actionlint');
  for (const path of ['actionlint', cached])
    if (spawnSync(path, ['--version']).status === 0) return { path };
  const source = `github.com/rhysd/actionlint/cmd/actionlint@v${VERSION}`;
  const { error, stderr } = spawnSync('go', ['install', source], {
    encoding: 'utf8',
    env: { ...process.env, GOBIN: cache },
    timeout: 600_000,
  });
  if (existsSync(cached)) return { path: cached };
  const words =
    error === undefined ? stderr.trim().split('\n').at(-1) : 'neither it nor Go is installed';
  return { why: `actionlint cannot be had: ${words}` };
}
