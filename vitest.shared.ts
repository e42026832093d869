import { fileURLToPath } from 'node:url';
import { defaultServerConditions } from 'vite';
import { defineConfig } from 'vitest/config';

const conditions = ['@bits-per-sample/source', ...defaultServerConditions];
const slow = process.env.SLOW === '1';
const timeout = slow || process.env.MUTATE ? 1_800_000 : 60_000;

/**
 * One project per package; the sources of sibling packages are used, not their dist.
 * `*.slow.test.ts` (calibration, big inputs) runs only with SLOW=1, where laws also get
 * 10 000 cases instead of 40. Files of a worker share their modules, which are then read once and
 * not once a file; `isolate` where each file has a database of its own that it closes.
 */
export function project(name: string, { isolate = false }: { readonly isolate?: boolean } = {}) {
  return defineConfig({
    ssr: { resolve: { conditions, externalConditions: conditions } },
    test: {
      name,
      environment: 'node',
      isolate,
      include: ['test/**/*.test.ts'],
      exclude: slow ? [] : ['test/**/*.slow.test.ts'],
      setupFiles: [fileURLToPath(new URL('./vitest.setup.ts', import.meta.url))],
      testTimeout: timeout,
      hookTimeout: timeout,
      reporters: ['default', ['json', { outputFile: 'reports/tests.json' }]],
    },
  });
}
