// npm test: every check but the slow suites, the API reports and what is asked of tarballs in other
// runtimes (`npm run test:slow`), then one line with the sum of all tests. `.ci/run` calls it.
import { existsSync, readFileSync } from 'node:fs';
import { run } from './run.mjs';
import { summary } from './summary.mjs';

const flags = ['--continue=always', '--log-order=grouped', '--output-logs=errors-only'];
const steps = [
  [
    'turbo',
    [
      'run',
      'build',
      'typecheck',
      '//#typecheck:root',
      'test',
      '//#test:workspace',
      'docs',
      'test:browser',
      '//#layers',
      '//#sizes',
      '//#lint',
      ...flags,
    ],
  ],
  ['turbo', ['run', '//#knip', '//#size', '//#install:check', '//#test:tasks', ...flags]],
];
let failed = 0;
for (const [command, args] of steps) if (run(command, args).status !== 0) failed += 1;
if (existsSync('reports/runtimes.txt')) {
  // which runtimes were used, and which this machine cannot have
  const lines = readFileSync('reports/runtimes.txt', 'utf8').trim().split('\n');
  for (const line of lines.filter((line) => line.includes('not available here'))) console.log(line);
}
const tests = summary();
// a failing check that is no test (types, lint, sizes…) counts as one failure
const failures = Math.max(tests.failed, failed);
console.log(
  `${tests.passed} passed, ${failures} failed${tests.skipped ? `, ${tests.skipped} skipped` : ''}`,
);
process.exit(failures > 0 || tests.passed === 0 ? 1 : 0);
