// What two builds of the command line say of the same logs, so that a change of the house is
// seen not to change a number.
//   node scripts/sameNumbers.mjs record CLI OUT.json FOLDER…   run a build on all logs below
//   node scripts/sameNumbers.mjs compare A.json B.json         list what differs; exit code 1 if any
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';

const [action, ...rest] = process.argv.slice(2);
if (action === 'record') record(...rest);
else if (action === 'compare') compare(...rest);
else throw new Error('expected record or compare');

/** Commands beyond `report FILE`, by the end of a file's path. */
function more(file, folder) {
  const at = (name) => join(folder, name);
  const extra = {
    'rollouts.jsonl': [
      ['report', file, '--kind', 'train'],
      ['compare', file, file, '--base-where', 'step=610', '--trained-where', 'step=750'],
      ['curriculum', 'replay', file, '--strategy', 'learnability'],
    ],
    'simple_equations.json': [['report', file, '--success', '>=0.9']],
    'unsloth-grpo-gsm8k-250.json': [['report', file, '--group-size', '6', '--success-value', '2']],
    'game24_counts.csv': [
      ['report', file, '--group', 'idx', '--successes', 'c', '--attempts', 'n'],
      [
        ...['compare', file, file, '--group', 'idx', '--successes', 'c', '--attempts', 'n'],
        ...['--base-where', 'prompt_style=standard', '--trained-where', 'prompt_style=cot'],
      ],
    ],
    'trials.jsonl': [['report', file, '--group', 'task_id', '--reward', 'reward']],
    'neutral.jsonl': [['compare', file, file]],
  };
  const name = Object.keys(extra).find((end) => file.endsWith(`/${end}`));
  return name === undefined ? [] : extra[name].filter(([, path]) => existsSync(path) || at(path));
}

function record(cli, out, ...folders) {
  const results = {};
  for (const folder of folders) {
    for (const path of pathsIn(folder)) {
      for (const args of [['report', path], ...more(path, folder)]) {
        const { status, stdout, stderr } = spawnSync(
          process.execPath,
          [cli, ...args, '--json', ...(args[0] === 'curriculum' ? [] : ['-q'])],
          { encoding: 'utf8', timeout: 120_000, maxBuffer: 1 << 28 },
        );
        const key = args.map((arg) => arg.replace(folder, '.')).join(' ');
        results[`${basename(resolve(folder))}: ${key}`] = { status, ...said(stdout), stderr };
      }
    }
  }
  writeFileSync(out, JSON.stringify(results));
  console.log(`${Object.keys(results).length} runs`);
}

function said(stdout) {
  try {
    return { json: JSON.parse(stdout) };
  } catch {
    return { text: stdout };
  }
}

function pathsIn(folder) {
  const entries = readdirSync(folder, { withFileTypes: true });
  return [
    folder,
    ...entries.flatMap((entry) =>
      entry.isDirectory() ? pathsIn(join(folder, entry.name)) : [join(folder, entry.name)],
    ),
  ];
}

function compare(before, after) {
  const [a, b] = [before, after].map((path) => JSON.parse(readFileSync(path, 'utf8')));
  let differing = 0;
  for (const key of Object.keys(a)) {
    const found = [];
    if (b[key] === undefined) found.push('not run');
    else {
      if (a[key].status !== b[key].status)
        found.push(
          `exit ${a[key].status} → ${b[key].status}: ${(b[key].stderr || '').split('\n')[0]}`,
        );
      walk(a[key].json, b[key].json, '', found);
    }
    if (found.length === 0) continue;
    differing++;
    console.log(key);
    for (const line of found.slice(0, 8)) console.log(`    ${line}`);
    if (found.length > 8) console.log(`    … ${found.length - 8} more`);
  }
  console.log(`${Object.keys(a).length} runs, ${differing} differ`);
  if (differing > 0) process.exitCode = 1;
}

/** Numbers, nulls and keys of A that B lacks or changes; words may be put otherwise. */
function walk(a, b, path, found) {
  if (a === null || typeof a === 'number' || typeof a === 'boolean') {
    const near =
      typeof a === 'number' &&
      typeof b === 'number' &&
      Math.abs(a - b) <= 1e-12 * Math.max(Math.abs(a), Math.abs(b));
    if (!Object.is(a, b) && !near) found.push(`${path}: ${show(a)} → ${show(b)}`);
  } else if (Array.isArray(a)) {
    if (Array.isArray(b) && /warnings|findings|limits|notes/.test(path)) codes(a, b, path, found);
    else if (!Array.isArray(b) || b.length !== a.length)
      found.push(`${path}: list of ${a.length} → ${Array.isArray(b) ? b.length : show(b)}`);
    else for (const [i, value] of a.entries()) walk(value, b[i], `${path}[${i}]`, found);
  } else if (a !== undefined && typeof a === 'object') {
    if (b === null || typeof b !== 'object') found.push(`${path}: object → ${show(b)}`);
    else for (const key of Object.keys(a)) walk(a[key], b[key], `${path}.${key}`, found);
  } else if (typeof a === 'string' && b === undefined) found.push(`${path}: text is gone`);
}

/** Of words, that the same things are said in the same order. */
function codes(a, b, path, found) {
  const list = (side) => side.map((said) => said.name ?? said.code ?? 'text').join(' ');
  const [before, after] = [list(a), list(b)];
  if (before !== after) found.push(`${path}: ${before} → ${after}`);
}

function show(value) {
  return value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 60);
}
