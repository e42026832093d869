import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
// @ts-expect-error a script without types
import { install, manifests } from '../../scripts/stranger.mjs';

/** What a user brings along. */
const brought = {
  '@observablehq/plot': '0.6.17',
  '@types/react': '19.2.2',
  echarts: '6.1.0',
  esbuild: '0.28.2',
  fastify: '5.12.8',
  react: '19.3.1',
  'react-dom': '19.3.1',
};

/** An empty folder with the packages as they are published, installed once for all tasks. */
export default function setup({ provide }: TestProject): void {
  process.chdir(fileURLToPath(new URL('../..', import.meta.url)));
  const names = (manifests as { name: string; bin?: unknown }[])
    .filter(({ bin }) => !bin)
    .map(({ name }) => name);
  const home: string = install(names, brought);
  cpSync(fileURLToPath(new URL('snippets', import.meta.url)), join(home, 'snippets'), {
    recursive: true,
  });
  provide('home', home);
}

declare module 'vitest' {
  interface ProvidedContext {
    home: string;
  }
}
