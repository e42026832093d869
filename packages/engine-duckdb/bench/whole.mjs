// node --conditions=@bits-per-sample/source bench/whole.mjs [DIR] [rounds] [rollouts]: what a whole report costs beside
// SQL that is written by hand, over rollouts in Parquet that are made in DIR once. Each in a process of its own, in
// turn; prints medians of CPU (user and system) and wall time after everything is loaded, peak memory, and ratios.
//   sums    by hand: one GROUP BY of step and prompt, its rows of sums sent to JavaScript
//   screen  by hand: one query for the numbers of the first screen, by plain formulas: plug-in entropy, normal
//           intervals over prompts, live groups per step; no causes, no changes over time, no account of the rows
//   engine  the reduction of the package to the rows of `sums`, by its own SQL
//   report  the whole report through DuckDB, and its first screen as text
//   js      the same report by the readers in JavaScript
//   small   `report` of 40,000 rollouts: what does not grow with the log
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, openAsBlob } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { inDuckdb, rolloutsSql } from './rollouts.mjs';

const WAYS = ['sums', 'screen', 'engine', 'report', 'js', 'small'];
const options = {
  group: ['id'],
  step: 'step',
  reward: ['reward'],
  outputTokens: 'output_tokens',
};

const settings = { threads: '2', preserve_insertion_order: 'false' };

const [first, ...more] = process.argv.slice(2);
if (first === '--one') await one(...more);
else await all(first, Number(more[0] ?? 5), Number(more[1] ?? 2e6));

async function all(folder = join(tmpdir(), 'bits-per-sample-bench'), rounds, rollouts) {
  mkdirSync(folder, { recursive: true });
  const made = async (rows) => {
    const path = join(folder, `whole-${rows}.parquet`);
    if (!existsSync(path))
      await inDuckdb([
        `COPY (${rolloutsSql(0, rows, Math.ceil(rows / 40))}) TO '${path}' (COMPRESSION zstd)`,
      ]);
    return path;
  };
  const [path, small] = [await made(rollouts), await made(4e4)];
  const runs = Object.fromEntries(WAYS.map((way) => [way, []]));
  for (let round = 0; round < rounds; round++)
    for (const way of round % 2 ? WAYS.toReversed() : WAYS) {
      const args = ['--one', way, way === 'small' ? small : path];
      const told = execFileSync(
        process.execPath,
        [...process.execArgv, import.meta.filename, ...args],
        { encoding: 'utf8' },
      );
      runs[way].push(JSON.parse(told));
    }
  const of = Object.fromEntries(WAYS.map((way) => [way, middle(runs[way])]));
  for (const way of WAYS) {
    const { cpu, wall, rss, says } = of[way];
    console.log(
      `${way.padEnd(7)} cpu ${cpu.toFixed(2)} s  wall ${wall.toFixed(2)} s  peak ${rss} MB  ${says}`,
    );
  }
  const ratio = (name, over, under) =>
    console.log(
      `${name.padEnd(34)} cpu ${over('cpu') / under('cpu')}  wall ${over('wall') / under('wall')}`.replace(
        /\d+\.\d+/g,
        (x) => Number(x).toFixed(2),
      ),
    );
  const at = (way) => (field) => of[way][field];
  ratio('engine / sums', at('engine'), at('sums'));
  ratio('report / screen', at('report'), at('screen'));
  ratio('report / sums', at('report'), at('sums'));
  ratio('(report - small) / screen', (field) => of.report[field] - of.small[field], at('screen'));
  ratio('js / report', at('js'), at('report'));
  const rows = (way) => runs[way].map(({ says }) => says.split(',')[0]);
  const answers = new Set(['sums', 'screen', 'engine', 'report', 'js'].flatMap(rows));
  if (answers.size > 1) throw new Error(`answers differ: ${[...answers].join('; ')}`);
}

function middle(runs) {
  const median = (name) => runs.map((run) => run[name]).sort((a, b) => a - b)[runs.length >> 1];
  return { cpu: median('cpu'), wall: median('wall'), rss: median('rss'), says: runs[0].says };
}

/** One way in this process, with what it took. */
async function one(way, path) {
  const run = await { sums, screen, engine, report, js, small: report }[way](path);
  const [cpu, start] = [process.cpuUsage(), performance.now()];
  const says = await run();
  const { user, system } = process.cpuUsage(cpu);
  const wall = (performance.now() - start) / 1e3;
  const rss = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(JSON.stringify({ cpu: (user + system) / 1e6, wall, rss, says }));
  process.exit(0);
}

function groupsSql(path) {
  return `SELECT step::DOUBLE AS step, id, count(reward)::DOUBLE AS n,
  sum(reward)::DOUBLE AS k, var_pop(reward) * count(reward) AS m2, min(reward)::DOUBLE AS low,
  max(reward)::DOUBLE AS high, (count(*) - count(reward))::DOUBLE AS missing,
  count(output_tokens)::DOUBLE AS lengths, sum(output_tokens)::DOUBLE AS tokens
  FROM read_parquet('${path}') GROUP BY step, id`;
}

async function sums(path) {
  return async () => {
    const instance = await DuckDBInstance.create(':memory:', settings);
    const connection = await instance.connect();
    const columns = await (await connection.run(groupsSql(path))).getColumns();
    instance.closeSync();
    return `${columns[0].length} groups`;
  };
}

async function screen(path) {
  return async () => {
    const instance = await DuckDBInstance.create(':memory:', settings);
    const connection = await instance.connect();
    const rows = await (await connection.run(screenSql(path))).getRows();
    instance.closeSync();
    const [whole] = rows.filter(([step]) => step === null);
    const [, groups, live, , , , , , , , bits, error] = whole;
    return `${groups} groups, live ${(live / groups).toFixed(3)}, bits ${bits.toFixed(3)} ± ${(1.96 * error).toFixed(3)}`;
  };
}

/** A row per step with its groups and live groups, and one of the whole with all numbers. */
function screenSql(path) {
  return `WITH g AS MATERIALIZED (
    SELECT *, low < high AS live, k = n AS solved, high = 0 AS failed FROM (${groupsSql(path)})
  ), p AS (
    SELECT id, avg(k / n) AS rate, avg(CASE WHEN k > 0 AND k < n
      THEN -(k / n) * log2(k / n) - (1 - k / n) * log2(1 - k / n) ELSE 0 END) AS bits
    FROM g WHERE n >= 2 GROUP BY id
  ), whole AS (
    SELECT count(*)::DOUBLE AS groups, count_if(live)::DOUBLE AS live, count_if(solved)::DOUBLE AS solved,
      count_if(failed)::DOUBLE AS failed, sum(n) AS rollouts, sum(n) FILTER (NOT live) AS lost,
      sum(tokens) AS tokens, sum(tokens) FILTER (NOT live) AS lost_tokens, mode(n) AS size FROM g
  ), prompts AS (
    SELECT count(*)::DOUBLE AS prompts, avg(bits) AS bits, stddev_samp(bits) / sqrt(count(*)) AS bits_error,
      avg(rate) AS rate, stddev_samp(rate) / sqrt(count(*)) AS rate_error FROM p
  )
  SELECT NULL AS step, groups, live, solved, failed, rollouts, lost, tokens, lost_tokens, size, bits, bits_error,
    rate, rate_error, prompts FROM whole, prompts
  UNION ALL
  SELECT step, count(*)::DOUBLE, count_if(live)::DOUBLE, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
    NULL, NULL FROM g GROUP BY step`;
}

async function engine(path) {
  const { extent, moments } = await import('@bits-per-sample/core');
  const { summariseSql, trialsSql } = await import('@bits-per-sample/sql');
  const { connectDuckdb } = await import('@bits-per-sample/engine-duckdb');
  return async () => {
    const own = await connectDuckdb({ files: [path], threads: 2 });
    const relation = await own.relation({ files: [path], format: 'parquet' });
    const columns = await own.columns(relation);
    const trials = trialsSql({ relation, columns, mapping: options }, own.dialect);
    const measures = { reward: [moments, extent], output_tokens: { name: 'total' } };
    const spec = { by: ['step', 'group_0'], measures };
    const { rowCount } = await own.query(summariseSql(trials, spec, own.dialect));
    await own.close();
    return `${rowCount} groups`;
  };
}

async function report(path) {
  const { connectDuckdb } = await import('@bits-per-sample/engine-duckdb');
  const { fromEngine, renderTerminal, report: make } = await reports();
  return async () => {
    const own = await connectDuckdb({ files: [path], threads: 2 });
    const source = { files: [path], format: 'parquet' };
    const made = await make(fromEngine(own, source), options);
    const text = renderTerminal(made);
    await own.close();
    return saidBy(made, text);
  };
}

async function js(path) {
  const { renderTerminal, report: make } = await reports();
  return async () => {
    const blob = await openAsBlob(path);
    const made = await make(
      {
        name: path,
        size: blob.size,
        stream: () => blob.stream(),
        slice: (from, to) => blob.slice(from, to).arrayBuffer(),
      },
      options,
    );
    return saidBy(made, renderTerminal(made));
  };
}

/** A layer above this one, and in no package that this one has: found beside it. */
async function reports() {
  // what a report loads when it first needs it is loaded, and nothing has run
  await import('../../report/src/engine/readEngines.ts');
  return import('../../report/src/index.ts');
}

function saidBy({ groups, bits: { perRollout } }, text) {
  const half = (perRollout.upper - perRollout.lower) / 2;
  return `${groups.total} groups, live ${groups.liveShare.toFixed(3)}, bits ${perRollout.value.toFixed(3)} ± ${half.toFixed(3)}, ${text.split('\n').length} lines`;
}
