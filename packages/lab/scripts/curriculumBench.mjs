// node --conditions=@bits-per-sample/source scripts/curriculumBench.mjs [options]
//
// The benchmark of curricula, in two worker processes. Without a build: run it with that condition
// on Node >= 22.18. Writes BASE.jsonl (one trial per line; a second run goes on where the first
// stopped), BASE.json (rows and curves) and BASE.md (the tables).
//
//   --quick             3 scenarios, irt, 4 seeds, 100 000 rollouts
//   --tuning            the scenarios to tune on, seeds 1001, 1002, … (default: the reported ones, 1, 2, …)
//   --contenders a,b    by name; default: oracles, baseline and all strategies for tasks with labels;
//                       those of self-play only by name, for the student `matching`
//   --module FILE       also enter `export default [contender, …]` or `{ name: () => strategy }` of FILE
//   --scenarios a,b     by name, of both families; default all of the family
//   --students a,b      by name, or all; default: irt and softmax in all scenarios of the report, the
//                       others in clean and mixed; with --scenarios or --tuning irt,softmax
//   --seeds N           default 16
//   --budget N          rollouts; default 200 000
//   --grpo              advantages divided by the group's standard deviation
//   --admitted          a step is the mean over admitted groups: gates and small groups then
//                       make larger steps per rollout
//   --step-price X      price of an optimiser step, in rollouts; default 0
//   --baseline NAME     for gains and speed-ups; default uniform, or baseline where there is none
//   --workers N         default 2
//   --out BASE          default ./curriculum-bench
import { fork } from 'node:child_process';
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import * as curricula from '@bits-per-sample/curriculum';
import * as opponents from '@bits-per-sample/curriculum/self-play';
import * as lab from '@bits-per-sample/lab';

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    tuning: { type: 'boolean', default: false },
    contenders: { type: 'string' },
    module: { type: 'string', multiple: true, default: [] },
    scenarios: { type: 'string' },
    students: { type: 'string' },
    seeds: { type: 'string' },
    budget: { type: 'string' },
    grpo: { type: 'boolean', default: false },
    admitted: { type: 'boolean', default: false },
    'step-price': { type: 'string', default: '0' },
    baseline: { type: 'string' },
    workers: { type: 'string', default: '2' },
    out: { type: 'string', default: 'curriculum-bench' },
  },
});

/** Strategies that need no more than tasks with labels; those of curriculum that exist are entered. */
const plain = [
  'uniform',
  'shuffleEpochs',
  'offlineBand',
  'onlineBand',
  'difficultyPools',
  'learnability',
  'prioritizedReplay',
  'thompsonTarget',
  'thompsonVariance',
  'interpolatedPosterior',
  'goldilocks',
  'learningProgress',
  'targetDifficulty',
  'categoryBandit',
  'screenThenContinue',
  'untilBalanced',
  'hintBisect',
];
const shows = [
  ['regret', 'Regret: area lost against the greedy oracle'],
  ['toTarget', 'Rollouts to the target, median'],
  ['stepsToTarget', 'Optimiser steps to the target, median'],
  ['costToTarget', 'Cost to the target, median'],
  ['final', 'Score at the end'],
  ['tail', 'Pass rate of the lowest tenth at the end'],
  ['degenerate', 'Share of groups with equal rewards'],
  ['waste', 'Share of rollouts on tasks that cannot be learned'],
  ['neverDrawn', 'Share of tasks never rolled out'],
  ['rateError', 'Error of the expected rate of rewards, root mean square'],
];
const selfPlay = ['latestOpponent', 'fictitiousPlay', 'pfsp', 'ratingMatch'];

/** DAPO's: uniform, groups of equal rewards refused, and asked again until the batch is full. */
const refill = lab.contend(
  'refill',
  () => ({
    ...curricula.uniform(),
    observe: (_, settled) =>
      settled.map(({ outcome: { rewards } }) =>
        rewards.every((reward) => reward === rewards[0])
          ? { admit: false, reason: 'degenerate' }
          : { admit: true },
      ),
  }),
  { refill: 8 },
);

async function contenders() {
  const all = [lab.oracleGreedy(), lab.oracleVariance(), lab.baselineUniform(), refill];
  const shipped = new Map(Object.entries({ ...curricula, ...opponents }));
  for (const name of values.contenders ? [...plain, ...selfPlay] : plain)
    if (shipped.has(name)) all.push(lab.contend(name, () => shipped.get(name)()));
  for (const file of values.module) {
    const { default: more } = await import(pathToFileURL(resolve(file)).href);
    if (Array.isArray(more)) all.push(...more);
    else for (const [name, make] of Object.entries(more)) all.push(lab.contend(name, make));
  }
  return all;
}

/** Those of `all` that are named, in that order. */
function named(all, names, what) {
  if (names === undefined) return all;
  return names.split(',').map((name) => {
    const found = all.findLast((one) => one.name === name);
    if (!found)
      throw new Error(`no ${what} '${name}'; there are ${all.map((one) => one.name).join(', ')}`);
    return found;
  });
}

const family = values.tuning ? lab.tuningScenarios : lab.scenarios;
const everyScenario = [...lab.scenarios, ...lab.tuningScenarios];
const quick = values.tuning ? 'tune:easy,tune:noisy30,tune:impossible' : 'clean,noisyTV,impossible';
const count = Number(values.seeds ?? (values.quick ? 4 : 16));
const first = values.tuning ? 1001 : 1;
const trainer = {
  budget: Number(values.budget ?? (values.quick ? 100_000 : 200_000)),
  normalise: values.grpo ? 'grpo' : 'none',
  average: values.admitted ? 'admitted' : 'rollouts',
  ...(Number(values['step-price']) > 0 && { price: { step: Number(values['step-price']) } }),
};
const entered = named(await contenders(), values.contenders, 'contender');
/** Which students meet which scenarios: a list of blocks. */
function blocks() {
  const plain = ['irt', 'softmax'];
  const students = (names) => named(lab.students, names, 'student');
  if (!values.students && !values.scenarios && !values.quick && !values.tuning)
    return [
      { students: students(plain.join(',')), scenarios: family },
      {
        students: lab.students.filter(({ name }) => !plain.includes(name)),
        scenarios: named(family, 'clean,mixed', 'scenario'),
      },
    ];
  return [
    {
      students: students(values.students ?? (values.quick ? 'irt' : plain.join(','))),
      scenarios:
        values.scenarios || values.quick
          ? named(everyScenario, values.scenarios ?? quick, 'scenario')
          : family,
    },
  ];
}
const plan = blocks().map((block) => ({ contenders: entered, ...block }));
const seeds = Array.from({ length: count }, (_, i) => first + i);

if (process.send) {
  // A worker: runs the seeds it is told, and sends back what it finds.
  process.on('message', ({ seed, done }) => {
    const onTrial = (t) => process.send({ t });
    for (const block of plan) lab.runBench({ ...block, ...trainer, seeds: [seed], done, onTrial });
    process.send({ free: true });
  });
  process.send({ free: true });
} else {
  const log = `${values.out}.jsonl`;
  const setup = JSON.stringify(trainer);
  const lines = existsSync(log) ? readFileSync(log, 'utf8').trimEnd().split('\n') : [];
  if (lines.length > 0 && lines[0] !== setup)
    throw new Error(`${log} was made with ${lines[0]}; choose another --out or delete it`);
  if (lines.length === 0) writeFileSync(log, `${setup}\n`);
  const trials = lines.slice(1).map((line) => JSON.parse(line));
  const wanted = (t) =>
    seeds.includes(t.seed) &&
    entered.some((c) => c.name === t.contender) &&
    plan.some(
      ({ students, scenarios }) =>
        students.some((s) => s.name === t.student) && scenarios.some((s) => s.name === t.scenario),
    );
  const pairs = plan.flatMap(({ students, scenarios }) =>
    students.flatMap(() => scenarios.flatMap((s) => entered.filter((c) => c.suits?.(s) ?? true))),
  );
  const total = pairs.length * seeds.length;
  const queue = [...seeds];
  let failed = false;
  const work = () =>
    new Promise((end) => {
      const child = fork(fileURLToPath(import.meta.url), process.argv.slice(2), {
        execArgv: process.execArgv,
      });
      child.on('exit', (code) => {
        failed ||= code !== 0 && code !== null;
        end();
      });
      child.on('message', ({ t, free }) => {
        if (t) {
          trials.push(t);
          appendFileSync(log, `${JSON.stringify(t)}\n`);
          process.stderr.write(`\r${trials.filter(wanted).length}/${total} `);
        }
        if (free) {
          const seed = queue.shift();
          if (seed === undefined) child.kill();
          else child.send({ seed, done: trials.filter((one) => one.seed === seed) });
        }
      });
    });
  await Promise.all(Array.from({ length: Math.min(Number(values.workers), count) }, work));
  process.stderr.write('\n');
  const shown = trials.filter(wanted);
  const baseline =
    values.baseline ?? (entered.some((c) => c.name === 'uniform') ? 'uniform' : 'baseline');
  const rows = lab.benchTable(shown, { baseline });
  const markdown = lab.benchMarkdown(rows);
  const curves = lab.benchCurves(shown, trainer);
  writeFileSync(`${values.out}.json`, `${JSON.stringify({ trainer, seeds, rows, curves })}\n`);
  const tables = shows.map(
    ([show, title]) => `## ${title}\n\n${lab.benchMarkdown(rows, { show })}`,
  );
  writeFileSync(`${values.out}.md`, tables.join('\n'));
  process.stdout.write(markdown);
  if (failed) process.exitCode = 1;
}
