// node bench/scale.mjs [DIR] [--quick]: 10⁸ rollouts of nine million prompts, in eight files of Parquet that are made
// in DIR once, reduced to one row per prompt within 3 GB and within 1 GB, by the engine and by SQL by hand, and the
// eight files reduced apart and merged. Tells ratios of times (SQL by hand within 3 GB = 1.00; lower is faster) and
// peak memory of each, in a process of its own. Build first.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extent, moments } from '@bits-per-sample/core';
import { connectDuckdb } from '@bits-per-sample/engine-duckdb';
import { duckdb, mergeSql, summariseSql, trialsSql } from '@bits-per-sample/sql';
import { DuckDBInstance } from '@duckdb/node-api';
import { quick, told } from '../../../scripts/bench/told.mjs';
import { duckdbMemory } from '../../cli/src/engine/duckdbMemory.ts';
import { inDuckdb, rolloutsSql } from './rollouts.mjs';

const [ROLLOUTS, PROMPTS, SHARDS, ROUNDS] = quick ? [1e6, 1e5, 8, 1] : [1e8, 1e7, 8, 3];
const mapping = { group: ['id'], reward: ['reward'], outputTokens: 'output_tokens' };
const spec = {
  by: ['group_0'],
  measures: { reward: [moments, extent], output_tokens: { name: 'total' } },
};
const sums = ['n', 'sum', 'm2', 'min', 'max', 'missing'].map((field) => `reward_${field}`);

const [first, ...more] = process.argv.slice(2).filter((word) => word !== '--quick');
if (first === '--one') await one(...more);
else await all(first ?? join(tmpdir(), 'bits-per-sample-scale'));

async function all(parent) {
  const folder = join(parent, String(ROLLOUTS));
  mkdirSync(folder, { recursive: true });
  const each = ROLLOUTS / SHARDS;
  for (let at = 0; at < SHARDS; at++) {
    const path = join(folder, `shard${at}.parquet`);
    if (existsSync(path)) continue;
    await inDuckdb([
      `COPY (${rolloutsSql(at * each, (at + 1) * each, PROMPTS)}) TO '${path}.part' (FORMAT parquet, COMPRESSION zstd)`,
    ]);
    renameSync(`${path}.part`, path);
  }
  const cases = [
    ['whole', 3e9, 1.15],
    ['whole', 1e9, 2],
    ['merged', 3e9, undefined],
  ].map(([what, limit, target]) => ({ what, limit, target, found: [] }));
  const hand = [];
  for (let round = 0; round < ROUNDS; round++) {
    hand.push(apart(folder, 'hand', 3e9));
    for (const { what, limit, found } of cases) found.push(apart(folder, what, limit));
  }
  for (const { what, limit, target, found } of cases) {
    const name = `${ROLLOUTS.toExponential(0)} rollouts of Parquet to prompts, ${what}, limit ${limit / 1e9} GB`;
    const [wall, cpu] = ['wall', 'cpu'].map((time) =>
      found.map((one, i) => one[time] / hand[i][time]),
    );
    told({ path: name, peer: 'DuckDB by hand, 3 GB', wall, cpu, target, of: 'cpu' });
    told({
      path: `${name}: peak memory`,
      own: found.map(({ peak }) => peak / 1e9),
      unit: 'GB',
      target: limit / 1e9,
    });
    console.log(found[0].numbers);
  }
}

/** One of the cases in a process of its own. */
function apart(...args) {
  const flags = quick ? ['--quick'] : [];
  const command = [
    ...process.execArgv,
    import.meta.filename,
    '--one',
    ...args.map(String),
    ...flags,
  ];
  return JSON.parse(execFileSync(process.execPath, command, { encoding: 'utf8' }));
}

/** One of the cases, in this process. */
async function one(folder, what, limit) {
  const files = Array.from({ length: SHARDS }, (_, at) => join(folder, `shard${at}.parquet`));
  const work =
    what === 'hand'
      ? await byHand(files, Number(limit))
      : await byEngine(files, { what, limit: Number(limit), spill: folder });
  const [before, start] = [process.cpuUsage(), performance.now()];
  const numbers = await work();
  const { user, system } = process.cpuUsage(before);
  const wall = (performance.now() - start) / 1e3;
  const peak = process.resourceUsage().maxRSS * 1024;
  console.log(JSON.stringify({ cpu: (user + system) / 1e6, wall, peak, numbers }));
  process.exit(0);
}

async function byEngine(files, { what, limit, spill }) {
  const memoryLimit = duckdbMemory(limit);
  const engine = await connectDuckdb({ files, threads: 2, memoryLimit, spill });
  const reduced = async (paths) => {
    const relation = await engine.relation({ files: paths, format: 'parquet' });
    const columns = await engine.columns(relation);
    return summariseSql(trialsSql({ relation, columns, mapping }, duckdb), spec, duckdb);
  };
  const whole = await reduced(files);
  const sql = what === 'whole' ? totals(whole) : differences(whole, await merged(files, reduced));
  return async () => {
    const { columns } = await engine.query(sql);
    await engine.close();
    return Object.fromEntries(Object.entries(columns).map(([name, [x]]) => [name, x]));
  };
}

async function byHand(files, limit) {
  const instance = await DuckDBInstance.create(':memory:', {
    threads: '2',
    preserve_insertion_order: 'false',
    memory_limit: `${limit}B`,
  });
  const connection = await instance.connect();
  const groups = `SELECT id, count(reward)::DOUBLE AS reward_n, sum(reward)::DOUBLE AS reward_sum,
    var_pop(reward) * count(reward) AS reward_m2, min(reward)::DOUBLE AS reward_min, max(reward)::DOUBLE AS reward_max,
    (count(*) - count(reward))::DOUBLE AS reward_missing, count(output_tokens)::DOUBLE AS output_tokens_n,
    sum(output_tokens)::DOUBLE AS output_tokens_sum
    FROM read_parquet([${files.map((file) => `'${file}'`).join(', ')}]) GROUP BY id`;
  return async () => {
    const rows = (await connection.runAndReadAll(totals(groups))).getRowObjects();
    return Object.fromEntries(Object.entries(rows[0]).map(([name, x]) => [name, Number(x)]));
  };
}

async function merged(files, reduced) {
  const parts = await Promise.all(files.map((path) => reduced([path])));
  return mergeSql(parts.join('\nUNION ALL\n'), spec, duckdb);
}

/** Sums over all groups, so that every group is made and none is sent. */
function totals(groups) {
  return `SELECT count(*) AS prompts, ${sums.map((name) => `sum(g.${name}) AS ${name}`).join(', ')} FROM (${groups}) AS g`;
}

/** Groups whose sums differ; second moments to 1e-12 of their size. */
function differences(whole, parts) {
  const exact = sums
    .filter((name) => name !== 'reward_m2')
    .map((name) => `w.${name} IS DISTINCT FROM p.${name}`);
  return `SELECT count(*) AS prompts, sum(w.reward_n) AS rollouts, count(*) FILTER (${exact.join(' OR ')}) AS different,
    max(abs(w.reward_m2 - p.reward_m2) / greatest(w.reward_m2, 1)) AS m2 FROM (${whole}) AS w FULL JOIN (${parts}) AS p USING (group_0)`;
}
