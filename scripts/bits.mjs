// npm run --silent bits -- ARGS: the built command line, from the folder where npm was called.
// The build says nothing unless it fails, so that both streams are the tool's own.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { run } from './run.mjs';

const build = run('turbo', ['run', 'build', '--filter=bits-per-sample'], {
  stdio: 'pipe',
  encoding: 'utf8',
});
if (build.status !== 0) {
  process.stderr.write(`${build.stdout ?? ''}${build.stderr ?? ''}`);
  process.exit(build.status);
}
const main = fileURLToPath(new URL('../packages/cli/dist/main.js', import.meta.url));
const { status } = spawnSync(process.execPath, [main, ...process.argv.slice(2)], {
  cwd: process.env.INIT_CWD ?? process.cwd(),
  stdio: 'inherit',
});
process.exit(status ?? 1);
