// node bench/reading.mjs [rounds] [rows]: `report` on rows of this package as JSON lines and as Parquet, with
// and without a text of 200 characters, and the page of a log of 200 000 groups. Each is a process of its own;
// all take turns. Prints seconds of CPU (median) and ratios with the middle half of the rounds: Parquet to
// lines, page to report, and, where PYTHON has DuckDB with NumPy, report to the same sums in SQL by hand
// (two threads). Build first.
import { spawnSync } from 'node:child_process';
import { createWriteStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createRng } from '@bits-per-sample/core';
import { writeParquet } from '@bits-per-sample/logs';

const rounds = Math.max(5, Number(process.argv[2] ?? 5));
const rows = Number(process.argv[3] ?? 1_000_000);
const python = process.env.PYTHON ?? 'python3';
const folder = mkdtempSync(join(tmpdir(), 'reading-'));
const pathOf = (name) => fileURLToPath(new URL(name, import.meta.url));
const tell =
  'data:text/javascript,process.on("exit",()=>{const{user,system}=process.cpuUsage();process.stderr.write("cpu "+(user+system)/1e6)})';

/** Rollouts in groups of `size`, whose prompts come back; with a text where it is asked for. */
function* rollouts(groups, size, text) {
  const rng = createRng(7);
  for (let g = 0; g < groups; g++) {
    const p = rng.next();
    const prompt = (g * 7919) % Math.ceil(groups / 10);
    for (let k = 0; k < size; k++)
      yield {
        step: Math.floor(g / 512),
        prompt_id: `prompt-${prompt}`,
        category: `kind ${prompt % 7}`,
        reward: Number(rng.next() < p),
        output_tokens: 50 + Math.floor(900 * rng.next()),
        ...(text && { text: `${rng.next()} `.repeat(20).slice(0, 200) }),
      };
  }
}

async function lines(name, ...what) {
  const file = join(folder, name);
  const out = createWriteStream(file);
  for (const row of rollouts(...what))
    if (!out.write(`${JSON.stringify(row)}\n`)) await new Promise((go) => out.once('drain', go));
  await new Promise((go) => out.end(go));
  return file;
}

async function columns(name, ...what) {
  const file = join(folder, name);
  async function* batches() {
    yield* [[...rollouts(...what)]];
  }
  writeFileSync(file, await writeParquet(batches()));
  return file;
}

/** Seconds of CPU that a process says it took. */
function cpu(command, args) {
  const { stderr } = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 2 ** 30 });
  const seconds = Number(/cpu ([\d.]+)$/.exec(stderr)?.[1]);
  if (!(seconds > 0)) throw new Error(stderr);
  return seconds;
}
const report = (...args) =>
  cpu(process.execPath, [`--import=${tell}`, pathOf('../dist/main.js'), 'report', ...args]);
const sql = (file) => cpu(python, [pathOf('duckPeer.py'), file]);

const hasPeer = spawnSync(python, ['-c', 'import duckdb, numpy']).status === 0;
if (!hasPeer) console.log(`${python} has no DuckDB with NumPy: no peer`);
const groups = rows / 8;
const files = {
  lines: await lines('a.jsonl', groups, 8, false),
  Parquet: await columns('a.parquet', groups, 8, false),
  'lines with texts': await lines('b.jsonl', groups, 8, true),
  'Parquet with texts': await columns('b.parquet', groups, 8, true),
};
const many = await lines('c.jsonl', Math.min(200_000, rows), 4, false);
const page = join(folder, 'page.html');
const work = {
  ...Object.fromEntries(Object.entries(files).map(([name, file]) => [name, () => report(file)])),
  ...(hasPeer && { SQL: () => sql(files.lines), 'SQL of Parquet': () => sql(files.Parquet) }),
  'report of 200 000 groups': () => report(many),
  'page of 200 000 groups': () => report(many, '--html', page),
};
const taken = Object.fromEntries(Object.keys(work).map((name) => [name, []]));
for (let round = 0; round < rounds; round++)
  for (const [name, run] of Object.entries(work)) taken[name].push(run());
rmSync(folder, { recursive: true });

const quantile = (xs, p) => [...xs].sort((a, b) => a - b)[Math.round(p * (xs.length - 1))];
console.log(`Node ${process.version}, ${rows} rows, ${rounds} rounds; seconds of CPU`);
for (const [name, xs] of Object.entries(taken))
  console.log(`${name}: ${quantile(xs, 0.5).toFixed(2)}`);
function ratio(name, ours, theirs) {
  const ratios = taken[ours].map((x, i) => x / taken[theirs][i]);
  const [low, middle, high] = [0.25, 0.5, 0.75].map((p) => quantile(ratios, p).toFixed(2));
  console.log(`${name}: ${middle} (${low} to ${high})`);
}
ratio('Parquet / lines', 'Parquet', 'lines');
ratio('the same with texts', 'Parquet with texts', 'lines with texts');
ratio('page / report', 'page of 200 000 groups', 'report of 200 000 groups');
if (hasPeer) {
  ratio('lines / SQL', 'lines', 'SQL');
  ratio('Parquet / SQL', 'Parquet', 'SQL of Parquet');
}
