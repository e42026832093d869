import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
// @ts-expect-error a script without types
import { manifests } from '../../scripts/stranger.mjs';

const home = inject('home');
const tsc = createRequire(import.meta.url).resolve('typescript-5.5/bin/tsc');
const entries = (
  manifests as {
    name: string;
    publishConfig: { exports: object };
    bin?: unknown;
  }[]
)
  .filter(({ bin }) => !bin)
  // what runs in Node alone takes the types of Node and of drivers, which are the user's to add
  .filter(({ name }) => !/\/(?:engine-|spark-connect)/.test(name))
  .flatMap(({ name, publishConfig }) =>
    Object.keys(publishConfig.exports)
      .filter((path) => !path.endsWith('.json'))
      .map((path) => name + path.slice(1)),
  );

describe('types', () => {
  it.each(['bundler', 'node16'])('compile with TypeScript 5.5, resolved as %s', (resolution) => {
    const uses = entries.map((entry, i) => `import * as m${i} from '${entry}';\nexport { m${i} };`);
    writeFileSync(join(home, 'all.ts'), uses.join('\n'));
    const options = {
      strict: true,
      skipLibCheck: false,
      noEmit: true,
      target: 'es2022',
      lib: ['es2023', 'dom', 'dom.iterable', 'dom.asynciterable'],
      module: resolution === 'bundler' ? 'esnext' : 'node16',
      moduleResolution: resolution,
      types: [],
    };
    const config = { compilerOptions: options, files: ['all.ts'] };
    writeFileSync(join(home, 'tsconfig.json'), JSON.stringify(config));
    const { stdout } = spawnSync('node', [tsc, '-p', home], { encoding: 'utf8' });
    expect(stdout.split('\n').filter(Boolean).slice(0, 20)).toEqual([]);
  });
});
