// node bench/reading.mjs [rows] [rounds] [--quick]: `report` on two million rollouts as lines of JSON, lines with texts
// of 200 characters and Parquet, by JavaScript and by DuckDB, and the page of a log of 200 000 groups. Each is a
// process of its own; all take turns with the same sums by DuckDB (two threads), pandas and Polars by hand. Ratios
// of times (DuckDB by hand = 1.00; lower is faster), start of the process included. Build first.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { peers } from '../../../scripts/bench/peers.mjs';
import { quick, told } from '../../../scripts/bench/told.mjs';
import { inDuckdb } from '../../engine-duckdb/bench/rollouts.mjs';

const given = process.argv.slice(2).filter((word) => word !== '--quick');
const [rows, rounds] = quick ? [20_000, 2] : [Number(given[0] ?? 2e6), Number(given[1] ?? 3)];
const folder = mkdtempSync(join(tmpdir(), 'reading-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
const pathOf = (name) => fileURLToPath(new URL(name, import.meta.url));
const tell = `data:text/javascript,const start=performance.now();process.on("exit",()=>{const{user,system}=process.cpuUsage();process.stderr.write("took "+(performance.now()-start)/1e3+" "+(user+system)/1e6)})`;

/** Rollouts in groups of `size`, whose prompts come back; with a text where it is asked for. */
const rolloutsSql = (count, size, text = '') => `SELECT
  (i // ${size} // 512)::INTEGER AS step, 'prompt-' || (i // ${size} * 7919 % ${Math.ceil(count / size / 10)}) AS prompt_id,
  'kind ' || (i // ${size} * 7919 % ${Math.ceil(count / size / 10)} % 7) AS category,
  (hash(i) % 1000 < hash(i // ${size} + 17) % 1000)::INTEGER AS reward, (50 + hash(i + 5) % 900)::INTEGER AS output_tokens
  ${text} FROM range(${count}) t(i)`;
const text = `, left(repeat(hash(i)::VARCHAR || ' ', 12), 200) AS text`;
const at = (name) => join(folder, name);
const groups = Math.min(200_000, rows / 4);
const files = {
  lines: at('a.jsonl'),
  'lines with texts': at('b.jsonl'),
  Parquet: at('a.parquet'),
};
await inDuckdb([
  `COPY (${rolloutsSql(rows, 8)}) TO '${files.lines}' (FORMAT json)`,
  `COPY (${rolloutsSql(rows, 8, text)}) TO '${files['lines with texts']}' (FORMAT json)`,
  `COPY (${rolloutsSql(rows, 8)}) TO '${files.Parquet}' (FORMAT parquet)`,
  `COPY (${rolloutsSql(groups * 4, 4)}) TO '${at('c.jsonl')}' (FORMAT json)`,
  `COPY (${rolloutsSql(rows / 50, 8)}) TO '${at('d.parquet')}' (FORMAT parquet)`,
]);

/** Seconds of wall and CPU that a process says it took. */
function took(command, args) {
  const { stderr, error } = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 2 ** 30 });
  const [, wall, cpu] = /took ([\d.]+) ([\d.]+)$/.exec(stderr ?? '') ?? [];
  if (!(Number(cpu) > 0)) throw new Error(error?.message ?? stderr);
  return { wall: Number(wall), cpu: Number(cpu) };
}
const report = (...args) =>
  took(process.execPath, [`--import=${tell}`, pathOf('../dist/main.js'), 'report', ...args]);

const { python, reason, versions } = peers();
if (reason !== undefined) console.log(`no peers: ${reason}`);
const work = {
  page: () => report(at('c.jsonl'), '--html', at('page.html')),
  short: () => report('--engine', 'duckdb', at('d.parquet')),
};
for (const [name, file] of Object.entries(files)) {
  work[`js ${name}`] = () => report('--engine', 'js', file);
  work[`duckdb ${name}`] = () => report('--engine', 'duckdb', file);
  // of texts pandas takes longer than all others together
  for (const [who, needs] of Object.entries({
    DuckDB: ['duckdb', 'numpy'],
    pandas: ['pandas', 'pyarrow'],
    Polars: ['polars'],
  }))
    if (
      python !== undefined &&
      needs.every((one) => versions[one] !== undefined) &&
      (who !== 'pandas' || name !== 'lines with texts')
    )
      work[`${who} ${name}`] = () => took(python, [pathOf('readingPeer.py'), who, file]);
}
const taken = Object.fromEntries(Object.keys(work).map((name) => [name, []]));
for (let round = 0; round < rounds; round++)
  for (const [name, run] of Object.entries(work)) taken[name].push(run());

function ratio(path, [ours, theirs], peer, { target, of } = {}) {
  if (taken[theirs] === undefined) return;
  const [wall, cpu] = ['wall', 'cpu'].map((time) =>
    taken[ours].map((one, i) => one[time] / taken[theirs][i][time]),
  );
  told({ path, peer, wall, cpu, target, of });
}
const size = rows.toExponential(0);
for (const name of Object.keys(files)) {
  const hand = 'DuckDB by hand';
  const what = `${size} rollouts as ${name}`;
  const inScript = name === 'Parquet' ? {} : { target: 2.2, of: 'wall' };
  ratio(`report, JavaScript, ${what}`, [`js ${name}`, `DuckDB ${name}`], hand, inScript);
  ratio(`report, DuckDB, ${what}`, [`duckdb ${name}`, `DuckDB ${name}`], hand, {
    target: 1.3,
    of: 'cpu',
  });
  for (const who of ['pandas', 'Polars'])
    if (taken[`${who} ${name}`])
      ratio(`${who} by hand, ${what}`, [`${who} ${name}`, `DuckDB ${name}`], hand);
}
told({
  path: 'report, JavaScript, Parquet against its own lines',
  peer: 'lines',
  cpu: taken['js Parquet'].map(({ cpu }, i) => cpu / taken['js lines'][i].cpu),
  target: 1.5,
  of: 'cpu',
});
told({
  path: `report, DuckDB, ${rows / 50} rollouts as Parquet, CPU: what hardly grows with the log`,
  own: taken.short.map(({ cpu }) => cpu),
  unit: 's',
});
told({
  path: `report --html of ${groups} groups`,
  own: taken.page.map(({ wall }) => wall),
  unit: 's',
  target: groups === 200_000 ? 2 : undefined,
});
