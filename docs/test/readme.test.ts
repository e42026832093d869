import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = new URL('../..', import.meta.url);

it('the README shows what the demo prints', () => {
  const shown = /```text\n([\s\S]*?)\n```/.exec(
    readFileSync(new URL('README.md', root), 'utf8'),
  )?.[1];
  const main = fileURLToPath(new URL('packages/cli/src/main.ts', root));
  const folder = mkdtempSync(join(tmpdir(), 'demo-'));
  try {
    const { stdout } = spawnSync(
      process.execPath,
      ['--conditions=@bits-per-sample/source', main, 'demo'],
      { cwd: folder, encoding: 'utf8' },
    );
    expect(stdout).toContain(shown ?? 'no excerpt');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
