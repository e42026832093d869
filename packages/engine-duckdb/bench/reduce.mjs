// node bench/reduce.mjs [DIR] [rounds] [--quick]: two million rollouts as Parquet, lines of JSON and gzip, reduced by
// the engine and by SQL that is written by hand, each in a process of its own, alternating, as ratios of times (SQL by
// hand = 1.00; lower is faster); then what the places of steps cost. Files are made in DIR once. Build first.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { DuckDBInstance } from '@duckdb/node-api';
import { quick, told } from '../../../scripts/bench/told.mjs';
import { inDuckdb, rolloutsSql } from './rollouts.mjs';

const [first, ...more] = process.argv.slice(2).filter((word) => word !== '--quick');
if (first === '--one') await one(...more);
else await all(first ?? join(tmpdir(), 'bits-per-sample-bench'), Number(more[0] ?? 5));

async function all(folder, asked) {
  const [rounds, rows] = quick ? [2, 2e4] : [asked, 2e6];
  mkdirSync(folder, { recursive: true });
  const name = `${rows}.parquet`;
  const at = (file) => join(folder, file);
  if (!existsSync(at(name)))
    await inDuckdb([
      `COPY (${rolloutsSql(0, rows, rows / 40)}) TO '${at(name)}' (COMPRESSION zstd)`,
      `COPY (FROM '${at(name)}') TO '${at(`${rows}.jsonl`)}' (FORMAT json)`,
    ]);
  if (!existsSync(at(`${rows}.jsonl.gz`)))
    writeFileSync(
      at(`${rows}.jsonl.gz`),
      gzipSync(readFileSync(at(`${rows}.jsonl`)), { level: 6 }),
    );
  for (const ending of ['parquet', 'jsonl', 'jsonl.gz'])
    for (const keys of ['groups', 'steps', 'places']) {
      const path = at(`${rows}.${ending}`);
      const runs = { engine: [], hand: [] };
      for (let round = 0; round < rounds; round++)
        for (const who of round % 2 ? ['hand', 'engine'] : ['engine', 'hand'])
          if (who === 'engine' || keys !== 'places') runs[who].push(apart(who, path, keys));
      if (new Set([...runs.engine, ...runs.hand].map(({ check }) => check)).size > 1)
        throw new Error('answers differ');
      const what = `${rows.toExponential(0)} rows of ${ending} to ${keys}`;
      if (keys === 'places') console.log(`${what}: CPU ${runs.engine.map(({ cpu }) => cpu)} s`);
      else {
        const ratios = (name) => runs.engine.map((run, i) => run[name] / runs.hand[i][name]);
        const [wall, cpu] = [ratios('wall'), ratios('cpu')];
        told({
          path: `${what}, engine`,
          peer: 'DuckDB by hand',
          wall,
          cpu,
          target: 1.15,
          of: 'cpu',
        });
      }
    }
}

/** One reduction in a process of its own. */
function apart(...args) {
  const command = [...process.execArgv, import.meta.filename, '--one', ...args];
  return JSON.parse(execFileSync(process.execPath, command, { encoding: 'utf8' }));
}

/** One reduction in this process, with how long it took. */
async function one(who, path, keys) {
  const run = await (who === 'engine' ? byEngine : byHand)(path, keys);
  const [cpu, start] = [process.cpuUsage(), performance.now()];
  const { rowCount, check } = await run();
  const { user, system } = process.cpuUsage(cpu);
  const rss = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(
    JSON.stringify({
      cpu: (user + system) / 1e6,
      wall: (performance.now() - start) / 1e3,
      rss,
      check: `${rowCount} ${check}`,
    }),
  );
  process.exit(0);
}

async function byEngine(path, keys) {
  const { extent, moments } = await import('@bits-per-sample/core');
  const { summariseSql, trialsSql } = await import('@bits-per-sample/sql');
  const { connectDuckdb } = await import('@bits-per-sample/engine-duckdb');
  await import('@duckdb/node-api');
  const format = path.endsWith('parquet') ? 'parquet' : 'json';
  const mapping = {
    group: ['id'],
    step: 'step',
    category: 'category',
    reward: ['reward'],
    outputTokens: 'output_tokens',
  };
  const declared = [
    ...['id', 'category'].map((name) => ({ name, type: 'text' })),
    ...['step', 'reward', 'output_tokens'].map((name) => ({ name, type: 'number' })),
  ];
  return async () => {
    const engine = await connectDuckdb({ files: [path], threads: 2 });
    const relation = await engine.relation({ files: [path], format }, declared);
    if (keys === 'places') {
      const { rowCount, columns } =
        await engine.query(`SELECT p.step, CAST(min(p.at) AS DOUBLE) AS a, CAST(max(p.at) AS DOUBLE) AS b
        FROM (SELECT s.step, ${engine.dialect.place} AS at FROM ${relation} AS s) AS p GROUP BY 1`);
      return { rowCount, check: columns.b.reduce((a, b) => Math.max(a, b), 0) };
    }
    const columns = await engine.columns(relation);
    const by = keys === 'groups' ? ['step', 'group_0', 'category'] : ['step', 'category'];
    const hidden = keys === 'groups' ? [] : ['group_0'];
    const measures = { reward: [moments, extent], output_tokens: { name: 'total' } };
    const { rowCount, columns: sums } = await engine.query(
      summariseSql(
        trialsSql({ relation, columns, mapping }, engine.dialect),
        { by, hidden, measures },
        engine.dialect,
      ),
    );
    await engine.close();
    return { rowCount, check: sums.reward_sum.reduce((a, b) => a + b, 0) };
  };
}

async function byHand(path, keys) {
  const from = path.endsWith('parquet')
    ? `read_parquet('${path}')`
    : `read_json('${path}', format = 'newline_delimited', columns = {id: 'VARCHAR', step: 'DOUBLE', category: 'VARCHAR', reward: 'DOUBLE', output_tokens: 'DOUBLE'})`;
  const names = keys === 'groups' ? 'step, id, category' : 'step, category';
  return async () => {
    const instance = await DuckDBInstance.create(':memory:', {
      threads: '2',
      preserve_insertion_order: 'false',
    });
    const connection = await instance.connect();
    const result =
      await connection.run(`SELECT ${names.replace('step', 'step::DOUBLE')}, count(reward)::DOUBLE, sum(reward)::DOUBLE, var_pop(reward) * count(reward),
      min(reward)::DOUBLE, max(reward)::DOUBLE, (count(*) - count(reward))::DOUBLE, count(output_tokens)::DOUBLE,
      sum(output_tokens)::DOUBLE, (count(*) - count(output_tokens))::DOUBLE FROM ${from} GROUP BY step, id, category`);
    const columns = await result.getColumns();
    connection.closeSync();
    instance.closeSync();
    const sums = columns[names.split(',').length + 1];
    return { rowCount: sums.length, check: sums.reduce((a, b) => a + b, 0) };
  };
}
