// node --conditions=@bits-per-sample/source bench/scale.mjs [DIR]: 10⁸ rollouts of nine million prompts, in eight
// files of Parquet that are made in DIR once, reduced to one row per prompt within 3 GB and within 1 GB, and the
// eight files reduced apart and merged. Prints CPU and wall time and peak memory of each, in a process of its own.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extent, moments } from '@bits-per-sample/core';
import { connectDuckdb } from '@bits-per-sample/engine-duckdb';
import { duckdb, mergeSql, summariseSql, trialsSql } from '@bits-per-sample/sql';
import { inDuckdb, rolloutsSql } from './rollouts.mjs';

const [ROLLOUTS, PROMPTS, SHARDS] = [1e8, 1e7, 8];
const mapping = { group: ['id'], reward: ['reward'], outputTokens: 'output_tokens' };
const spec = {
  by: ['group_0'],
  measures: { reward: [moments, extent], output_tokens: { name: 'total' } },
};
const sums = ['n', 'sum', 'm2', 'min', 'max', 'missing'].map((field) => `reward_${field}`);

const [first, ...more] = process.argv.slice(2);
if (first === '--one') await one(...more);
else await all(first ?? join(tmpdir(), 'bits-per-sample-scale'));

async function all(folder) {
  mkdirSync(folder, { recursive: true });
  const each = ROLLOUTS / SHARDS;
  for (let at = 0; at < SHARDS; at++) {
    const path = join(folder, `shard${at}.parquet`);
    if (existsSync(path)) continue;
    await inDuckdb([
      `COPY (${rolloutsSql(at * each, (at + 1) * each, PROMPTS)}) TO '${path}' (COMPRESSION zstd)`,
    ]);
  }
  for (const [what, limit] of [
    ['whole', 3e9],
    ['whole', 1e9],
    ['merged', 3e9],
  ])
    console.log(
      execFileSync(
        process.execPath,
        [...process.execArgv, import.meta.filename, '--one', folder, what, String(limit)],
        { encoding: 'utf8' },
      ).trim(),
    );
}

/** One of the cases, in this process. */
async function one(folder, what, limit) {
  const files = Array.from({ length: SHARDS }, (_, at) => join(folder, `shard${at}.parquet`));
  const engine = await connectDuckdb({
    files,
    threads: 2,
    memoryLimit: Number(limit),
    spill: folder,
  });
  const [cpu, start] = [process.cpuUsage(), performance.now()];
  const reduced = async (paths) => {
    const relation = await engine.relation({ files: paths, format: 'parquet' });
    const columns = await engine.columns(relation);
    return summariseSql(trialsSql({ relation, columns, mapping }, duckdb), spec, duckdb);
  };
  const whole = await reduced(files);
  const sql = what === 'whole' ? totals(whole) : differences(whole, await merged(files, reduced));
  const { columns } = await engine.query(sql);
  const { user, system } = process.cpuUsage(cpu);
  const numbers = Object.entries(columns).map(([name, [x]]) => `${name} ${x}`);
  console.log(
    `${what}, limit ${limit / 1e9} GB: CPU ${((user + system) / 1e6).toFixed(1)} s, wall ${((performance.now() - start) / 1e3).toFixed(0)} s, peak ${Math.round(process.resourceUsage().maxRSS / 1024)} MB; ${numbers.join(', ')}`,
  );
  await engine.close();
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
