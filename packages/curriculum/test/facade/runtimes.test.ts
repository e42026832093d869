import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { everyStrategy } from '../../src/strategies/everyStrategy.ts';

it('every Node on the path makes the same draws to the bit', async () => {
  const { build } = await import('vite');
  const folder = mkdtempSync(join(tmpdir(), 'curriculum-'));
  try {
    await build({
      configFile: false,
      logLevel: 'silent',
      resolve: { conditions: ['@bits-per-sample/source'] },
      build: {
        outDir: folder,
        lib: {
          entry: fileURLToPath(new URL('../../src/index.ts', import.meta.url)),
          formats: ['es'],
          fileName: () => 'bundle.mjs',
        },
      },
    });
    const script = fileURLToPath(new URL('../fixtures/run.mjs', import.meta.url));
    const nodes = (process.env.PATH ?? '')
      .split(delimiter)
      .map((place) => join(place, 'node'))
      .filter((path) => existsSync(path))
      .map((path) => realpathSync(path));
    const digests = [...new Set([process.execPath, ...nodes])].map((node) =>
      execFileSync(node, [script, join(folder, 'bundle.mjs')], { encoding: 'utf8' }),
    );
    expect(Object.keys(JSON.parse(digests[0]!))).toEqual(Object.keys(everyStrategy));
    for (const digest of digests) expect(digest).toBe(digests[0]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
