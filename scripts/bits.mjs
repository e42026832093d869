// npm run --silent bits -- ARGS: the built command line, from the repository root.
// The build goes to stderr, so that stdout holds the result alone.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { run } from './run.mjs';

const build = run(
  'turbo',
  ['run', 'build', '--filter=bits-per-sample', '--output-logs=errors-only'],
  {
    stdio: ['ignore', 2, 2],
  },
);
if (build.status !== 0) process.exit(build.status);
const main = fileURLToPath(new URL('../packages/cli/dist/main.js', import.meta.url));
const { status } = spawnSync(process.execPath, [main, ...process.argv.slice(2)], {
  cwd: process.env.INIT_CWD ?? process.cwd(),
  stdio: 'inherit',
});
process.exit(status ?? 1);
