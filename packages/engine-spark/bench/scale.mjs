// node --conditions=@bits-per-sample/source bench/scale.mjs [DIR] [--quick]: 10⁸ rollouts of nine million prompts, the
// files of Parquet that engine-duckdb's bench/scale.mjs makes in DIR, through Apache Spark with two executors:
// `report --engine spark` as a command, the same report by DuckDB, and the sums of every step by both, compared. Prints
// CPU, wall and peak memory of the Node side, and how many sums differ. Needs Java 17; Spark is fetched.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { extent, moments } from '@bits-per-sample/core';
import { connectSpark } from '@bits-per-sample/engine-spark';
import { duckdb, spark, summariseSql, trialsSql } from '@bits-per-sample/sql';
import { isMissing, startSpark } from '@bits-per-sample/testkit';
import { connectDuckdb } from '../../engine-duckdb/src/index.ts';
import { fromEngine, report, toJson } from '../../report/src/index.ts';

const [parent = join(tmpdir(), 'bits-per-sample-scale')] = process.argv
  .slice(2)
  .filter((word) => word !== '--quick');
const folder = join(parent, String(process.argv.includes('--quick') ? 1e6 : 1e8));
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.parquet'))
  .map((name) => join(folder, name));
const columns = ['--group', 'id', '--reward', 'reward', '--step', 'step'];
const work = mkdtempSync(join(parent, 'spark-'));
process.once('exit', () => rmSync(work, { recursive: true, force: true }));
mkdirSync(work, { recursive: true });

const tool = fileURLToPath(new URL('../../cli/src/main.ts', import.meta.url));
const tell = `data:text/javascript,process.on("exit",()=>{const{user,system}=process.cpuUsage();process.stderr.write("took "+(user+system)/1e6+" "+process.resourceUsage().maxRSS/1024)})`;

/** The report by the command line, with what it took. Not awaited in a block: what the server writes must be read. */
async function reported(name, args) {
  const start = performance.now();
  const child = spawn(process.execPath, [
    ...process.execArgv,
    `--import=${tell}`,
    ...[tool, 'report', '--json', '--quiet', ...args, ...columns],
  ]);
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (text) => {
    stdout += text;
  });
  child.stderr.on('data', (text) => {
    stderr += text;
  });
  const [status] = await once(child, 'close');
  const wall = (performance.now() - start) / 1e3;
  const [, cpu, peak] = /took ([\d.]+) ([\d.]+)$/.exec(stderr) ?? [];
  if (status !== 0) throw new Error(`${name}: ${stderr}`);
  console.log(
    `${name}: wall ${wall.toFixed(0)} s, CPU of Node ${cpu} s, peak of Node ${Number(peak).toFixed(0)} MB`,
  );
  return JSON.parse(stdout);
}

/** Sums of each step, and over the prompts of each. */
async function sumsBy(engine, dialect, source) {
  const relation = await engine.relation(source);
  const mapping = {
    group: ['id'],
    step: 'step',
    reward: ['reward'],
    outputTokens: 'output_tokens',
  };
  const trials = trialsSql({ relation, columns: await engine.columns(relation), mapping }, dialect);
  const measures = { reward: [moments, extent], output_tokens: { name: 'total' } };
  const sql = summariseSql(trials, { by: ['step'], measures }, dialect);
  const { rowCount, columns: sums } = await engine.query(sql);
  const rows = Array.from({ length: rowCount }, (_, i) =>
    Object.fromEntries(Object.entries(sums).map(([name, cells]) => [name, cells[i]])),
  );
  return new Map(rows.map((row) => [row.step, row]));
}

/** How many sums of one differ from those of another; second moments by more than 1e-12. */
function differences(one, other) {
  let different = Math.abs(one.size - other.size);
  for (const [step, row] of one)
    for (const [name, x] of Object.entries(row)) {
      const y = other.get(step)?.[name];
      const near = name.endsWith('_m2') ? 1e-12 * Math.max(1, Math.abs(x)) : 0;
      if (!(Math.abs(x - y) <= near)) different++;
    }
  return different;
}

/** What a report says, but for where it comes from, and that rows of a cluster have no order. */
const saidBy = ({ input: _, warnings, ...report }) => ({
  ...report,
  warnings: warnings.filter(({ code }) => code !== 'no-order'),
});

/** Where two reports differ, numbers by more than 1e-9 of the larger. */
function unlike(one, other, path = '') {
  if (typeof one === 'number' && typeof other === 'number') {
    const most = Math.max(Math.abs(one), Math.abs(other));
    return Math.abs(one - other) <= 1e-9 * most ? [] : [`${path}: ${one} and ${other}`];
  }
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null)
    return one === other ? [] : [`${path}: ${one} and ${other}`];
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].flatMap((name) => unlike(one[name], other[name], `${path}/${name}`));
}

const server = await startSpark({ work, master: 'local-cluster[2,1,1500]' });
if (isMissing(server)) {
  console.log(`skipped: ${server.reason}`);
  process.exit(0);
}
try {
  const source = { files, format: 'parquet' };
  const bySpark = await reported('report by Spark', [
    ...['--engine', 'spark', '--url', server.url, '--timeout', '3000'],
    ...['--source', `parquet:${join(folder, '*.parquet')}`],
  ]);
  // of more than two million groups prompts are drawn: the same ones, where all files are one source
  const near = await connectDuckdb({ files });
  const byDuckdb = JSON.parse(
    toJson(
      await report(fromEngine(near, source), { group: ['id'], reward: ['reward'], step: 'step' }),
    ),
  );
  const unequal = unlike(saidBy(bySpark), saidBy(byDuckdb));
  console.log(
    `rollouts ${bySpark.rollouts} and ${byDuckdb.rollouts}; reports differ in ${unequal.length} places`,
  );
  for (const place of unequal.slice(0, 20)) console.log(`  ${place}`);
  const far = await connectSpark(server.url, { timeoutMs: 3e6 });
  const [theirs, ours] = [await sumsBy(far, spark, source), await sumsBy(near, duckdb, source)];
  console.log(`${theirs.size} steps, ${differences(theirs, ours)} sums differ`);
  await Promise.all([far.close(), near.close()]);
} catch (error) {
  console.error(server.log().slice(-3000));
  throw error;
} finally {
  await server.stop();
}
