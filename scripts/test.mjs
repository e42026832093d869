// npm test: every check, then one line with the sum of all tests. `.ci/run` calls it.
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
      ...flags,
    ],
  ],
  [
    'turbo',
    [
      'run',
      'pack:check',
      'api',
      '//#boundaries',
      '//#lint',
      '//#knip',
      '//#size',
      '//#install:check',
      ...flags,
    ],
  ],
];
let failed = 0;
for (const [command, args] of steps) if (run(command, args).status !== 0) failed += 1;
const tests = summary();
// a failing check that is no test (types, lint, sizes…) counts as one failure
const failures = Math.max(tests.failed, failed);
console.log(
  `${tests.passed} passed, ${failures} failed${tests.skipped ? `, ${tests.skipped} skipped` : ''}`,
);
process.exit(failures > 0 || tests.passed === 0 ? 1 : 0);
