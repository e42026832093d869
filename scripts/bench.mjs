// node scripts/bench.mjs [NAME…] [--quick]: every benchmark, or those that are named, one after the other against
// NumPy, SciPy, pandas, Polars and DuckDB, into docs/speed.json, and the guide *How fast is it?* from that. Some six
// minutes on two idle cores. Build first, or `npm run bench`, which does. With --quick, on small sizes, it shows that
// all runs: what it finds is no figure, and goes into the cache, not into the docs.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, platform, release, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { peers } from './bench/peers.mjs';
import { quick } from './bench/told.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const memory = ['--expose-gc', '--max-old-space-size=12000'];
const work = mkdtempSync(join(tmpdir(), 'bits-per-sample-bench-'));
process.once('exit', () => rmSync(work, { recursive: true, force: true }));

/** What is run: its title, and the arguments of Node. */
const benches = {
  core: ['Special functions', 'packages/core/bench/special.mjs'],
  info: ['Information', 'packages/info/bench/index.mjs'],
  variance: ['Gradients', 'packages/variance/bench/gradients.mjs'],
  trends: ['Trends', 'packages/trends/bench/trends.mjs'],
  curriculum: ['Curriculum', ...memory, 'packages/curriculum/bench/askTell.mjs'],
  reading: ['Reports on logs', 'packages/cli/bench/reading.mjs'],
  reduce: ['Sums in DuckDB', 'packages/engine-duckdb/bench/reduce.mjs', work],
  scale: ['More rollouts than memory', 'packages/engine-duckdb/bench/scale.mjs', work],
};

const named = process.argv.slice(2).filter((word) => word !== '--quick');
const unknown = named.find((name) => !(name in benches));
if (unknown !== undefined) {
  console.error(`${unknown}: expected some of ${Object.keys(benches).join(', ')}`);
  process.exit(2);
}
const { reason, versions } = peers();
if (reason !== undefined) console.error(`without peers: ${reason}`);
const loadBefore = loadavg()[0];
const { version } = JSON.parse(
  readFileSync(
    join(root, 'packages/engine-duckdb/node_modules/@duckdb/node-api/package.json'),
    'utf8',
  ),
);
const commit = spawnSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' });
const aside = join(root, 'node_modules/.cache/bits-per-sample/speed');
const isWhole = !quick && named.length === 0;
const data = isWhole ? join(root, 'docs/speed.json') : `${aside}.json`;

/** Writes what was found so far: a run that is cut short has its figures, too. */
function write(sections) {
  const found = {
    date: new Date().toISOString().slice(0, 10),
    commit: commit.stdout.trim(),
    machine: {
      processor: cpus()[0].model,
      cores: cpus().length,
      gigabytes: Math.round(totalmem() / 1e9),
      system: `${platform()} ${release()}`,
      load: [loadBefore, loadavg()[0]].map((load) => Number(load.toFixed(1))),
    },
    versions: { node: process.version.slice(1), ...versions, '@duckdb/node-api': version },
    sections,
  };
  writeFileSync(data, `${JSON.stringify(found, null, 2)}\n`);
}

const sections = [];
for (const [name, [title, ...command]] of Object.entries(benches)) {
  if (named.length > 0 && !named.includes(name)) continue;
  const file = join(work, `${name}.jsonl`);
  writeFileSync(file, '');
  console.log(`\n${title}`);
  const start = performance.now();
  const flags = quick ? ['--quick'] : [];
  const { status } = spawnSync(process.execPath, [...command, ...flags], {
    cwd: root,
    env: { ...process.env, BENCH_ROWS: file },
    stdio: 'inherit',
  });
  const seconds = Math.round((performance.now() - start) / 1e3);
  if (status !== 0) console.error(`${name} ended with ${status}`);
  const rows = readFileSync(file, 'utf8').trim().split('\n').filter(Boolean).map(JSON.parse);
  sections.push({ name, title, seconds, failed: status !== 0, rows });
  console.log(`(${seconds} s)`);
  write(sections);
}

if (isWhole)
  spawnSync(join(root, 'node_modules/.bin/biome'), ['format', '--write', data], { cwd: root });
const page = isWhole ? [] : [data, `${aside}.md`];
const { status: told } = spawnSync(process.execPath, ['docs/speed.ts', ...page], {
  cwd: root,
  stdio: 'inherit',
});
console.log(`\n${sections.reduce((sum, { seconds }) => sum + seconds, 0)} s in all; ${data}`);
process.exit(told || Number(sections.some(({ failed }) => failed)));
