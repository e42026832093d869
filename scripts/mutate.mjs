// node scripts/mutate.mjs [--sample LINES] [--seed S] [PACKAGE…]: mutation testing of core, info,
// capability and report, or of the packages named. All mutants of a package take an hour and more;
// a sample mutates so many lines of each, drawn by a seed, and says how many of how many.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { run } from './run.mjs';

const { values, positionals } = parseArgs({
  options: { sample: { type: 'string' }, seed: { type: 'string', default: '1' } },
  allowPositionals: true,
});
const packages = positionals.length > 0 ? positionals : ['core', 'info', 'capability', 'report'];
const base = JSON.parse(readFileSync('stryker.config.json', 'utf8'));
// kernelBytes.ts is left out: a script writes it, and a test compares it to the letter
mkdirSync('reports', { recursive: true });
let failed = 0;
for (const name of packages) {
  const config = 'reports/stryker.json';
  const lines = values.sample === undefined ? undefined : linesOf(`packages/${name}/src`);
  const mutate =
    lines === undefined
      ? [`packages/${name}/src/**/*.ts`, '!**/kernelBytes.ts']
      : drawn(lines, Number(values.sample), Number(values.seed));
  if (lines !== undefined)
    console.log(`${name}: ${mutate.length} of ${lines.length} lines of code, seed ${values.seed}`);
  writeFileSync(
    config,
    JSON.stringify({
      ...base,
      mutate,
      jsonReporter: { fileName: `reports/mutation-${name}.json` },
    }),
  );
  const env = { ...process.env, MUTATE: `packages/${name}`, FC_RUNS: process.env.FC_RUNS ?? '25' };
  const { status } = run('stryker', ['run', config], {
    env: { ...env, PATH: `${join(process.cwd(), 'node_modules/.bin')}:${process.env.PATH}` },
  });
  if (status !== 0) failed += 1;
}
process.exitCode = failed > 0 ? 1 : 0;

/** Lines of code below a folder that a mutant can stand in: `file:line-line`. */
function linesOf(folder) {
  const { stdout } = spawnSync('git', ['ls-files', folder], { encoding: 'utf8' });
  return stdout
    .split('\n')
    .filter((path) => /\.ts$/.test(path) && !/\/(index|kernelBytes)\.ts$/.test(path))
    .flatMap((path) =>
      readFileSync(path, 'utf8')
        .split('\n')
        .flatMap((line, i) =>
          /^\s*(\/?\*|\/\/|import |export \*|export type|\}|\)|\]|$)/.test(line) ||
          /^\s*readonly /.test(line)
            ? []
            : [`${path}:${i + 1}-${i + 1}`],
        ),
    );
}

/** A sample without replacement, the same for the same seed. */
function drawn(lines, count, seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const rest = [...lines];
  return Array.from({ length: Math.min(count, rest.length) }, () =>
    rest.splice(Math.floor(next() * rest.length), 1),
  ).flat();
}
