// node --expose-gc --max-old-space-size=12000 bench/askTell.mjs [rounds] [sizes] [--quick]: asking and telling
// against NumPy, alternating in one run, as ratios of times (NumPy = 1.00; lower is faster). Ours is the whole
// facade: tickets, propensities, reasons, outcomes of 8 rewards each. A line "limit" is a part of it done alone,
// which no facade can do without. Build first.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { createRng } from '@bits-per-sample/core';
import { peers } from '../../../scripts/bench/peers.mjs';
import { quick, told } from '../../../scripts/bench/told.mjs';
import {
  betaCounts,
  composeStrategy,
  curriculum,
  fixed,
  gumbelTopK,
  passVariance,
  SumTree,
  thompsonTopK,
  withReplacement,
} from '../dist/index.js';

const given = process.argv.slice(2).filter((word) => word !== '--quick');
const rounds = quick ? 3 : Math.max(7, Number(given[0] ?? 7));
const sizes = quick ? [1e4] : (given[1] ?? '1e6,1e7').split(',').map(Number);
const { python, reason } = peers();
if (reason !== undefined) {
  console.log(`skipped: ${reason}`);
  process.exit(0);
}

// The peer: one Python process that keeps the data and times a task when asked.
const peer = spawn(python, [new URL('numpyPeer.py', import.meta.url).pathname], {
  stdio: ['pipe', 'pipe', 'inherit'],
});
const lines = createInterface({ input: peer.stdout })[Symbol.asyncIterator]();
async function ask(task, ...args) {
  peer.stdin.write(`${[task, ...args].join(' ')}\n`);
  return JSON.parse((await lines.next()).value);
}

function timed(run) {
  const cpu = process.cpuUsage();
  const start = process.hrtime.bigint();
  run();
  const wall = Number(process.hrtime.bigint() - start) / 1e9;
  const { user, system } = process.cpuUsage(cpu);
  return { wall, cpu: (user + system) / 1e6 };
}

/** One peer's task against several of ours, all in each round. */
async function compare(task, ours, { times = 20, warmUp = 10 } = {}) {
  for (const { run } of ours) for (let i = 0; i < warmUp * times; i++) run();
  await ask(task, 1);
  for (const one of ours) Object.assign(one, { wall: [], cpu: [] });
  for (let round = 0; round < rounds; round++) {
    const peerTook = await ask(task, 1);
    for (const { run, wall, cpu } of ours) {
      const weTook = timed(() => {
        for (let i = 0; i < times; i++) run();
      });
      wall.push(weTook.wall / times / peerTook.wall);
      cpu.push(weTook.cpu / times / peerTook.cpu);
    }
  }
  for (const { title, target, wall, cpu } of ours)
    told({ path: title, peer: 'NumPy', wall, cpu, target });
}

const batch = 1024;
const rewards = Array.from({ length: 9 }, (_, k) =>
  Array.from({ length: 8 }, (_, i) => (i < k ? 1 : 0)),
);
const targets = {
  1e6: { memory: 92, replaced: 0.08, without: 0.3, thompson: 0.1, single: 0.001 },
  1e7: { memory: 92, replaced: 0.02, thompson: 0.01 },
};
function bytes() {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
for (const size of sizes) {
  await ask('pool', size, batch);
  const rng = createRng(7);
  const nameOf = (i) => String(i).padStart(8, '0');
  const hold = (sample, tasks) => {
    const strategy = composeStrategy({
      kind: 'bench',
      config: {},
      estimate: betaCounts(),
      score: passVariance(),
      sample,
      allocate: fixed({ groupSize: 8 }),
    });
    const run = curriculum(strategy, { tasks, seed: 7 });
    let step = 0;
    return () => {
      const request = { groups: batch, step, policyVersion: step++ };
      run.observe(
        run.ask(request).map(({ ticket }) => ({
          ticket,
          policyVersion: request.policyVersion,
          rewards: rewards[Math.floor(rng.next() * 9)],
        })),
      );
    };
  };
  const list = () => Array.from({ length: size }, (_, i) => ({ id: nameOf(i) }));
  const name = size.toExponential(0);
  const { memory, replaced, without, thompson, single } = targets[size] ?? {};

  const before = bytes();
  let tasks = list();
  const listed = bytes();
  let run = hold(withReplacement(), tasks);
  const held = bytes();
  tasks = undefined;
  await null;
  run();
  const alone = bytes();
  const unit = 'bytes per task';
  const per = (more, less) => [Math.round((more - less) / size)];
  told({ path: `memory of ${name} tasks, beside list and names`, own: per(held, listed), unit });
  told({
    path: `memory of ${name} tasks, with names, when the list is let go`,
    own: per(alone, before),
    unit,
    target: memory,
  });

  // the same strategy by row number: what the facade takes beyond it is the price of names, tickets and reasons
  const tree = new SumTree(new Float64Array(size).fill(0.25));
  const right = new Float64Array(size);
  const wrong = new Float64Array(size);
  const byRow = () => {
    const { leaves: rows } = withReplacement().sample({ tree }, batch, rng);
    const outcomes = rows.map(() => rewards[Math.floor(rng.next() * 9)]);
    const weights = new Float64Array(batch);
    for (let k = 0; k < batch; k++) {
      let successes = 0;
      for (const reward of outcomes[k]) successes += reward;
      right[rows[k]] += successes;
      wrong[rows[k]] += outcomes[k].length - successes;
    }
    for (let k = 0; k < batch; k++) {
      const mean = (1 + right[rows[k]]) / (2 + right[rows[k]] + wrong[rows[k]]);
      weights[k] = mean * (1 - mean);
    }
    tree.setMany(rows, weights);
  };

  // what is handed to and fro
  let seq = 0;
  const handOver = () => {
    const assignments = Array.from({ length: batch }, () => ({
      task: 'one',
      rollouts: 8,
      probability: rng.next(),
      components: { estimate: rng.next(), score: rng.next(), weight: rng.next() },
      ticket: `run:${seq++}`,
    }));
    const outcomes = assignments.map(({ ticket }) => ({
      ticket,
      policyVersion: seq,
      rewards: rewards[Math.floor(rng.next() * 9)],
    }));
    return outcomes.map(({ ticket }) => ({ ticket, admit: true }));
  };
  const names = Array.from({ length: size }, (_, i) => nameOf(i));
  const table = new Map(names.map((id, i) => [id, i]));
  let sum = 0;
  const lookUp = () => {
    for (let i = 0; i < batch; i++) sum += table.get(names[Math.floor(rng.next() * size)]);
  };
  await compare('withReplacement', [
    { title: `ask + tell ${batch} of ${name}, with replacement`, run, target: replaced },
    { title: `limit of ${name}: by row number, without names, tickets, reasons`, run: byRow },
    { title: `limit of ${name}: the objects alone, made and dropped`, run: handOver },
    { title: `spared of ${name}: ${batch} names in a Map`, run: lookUp },
  ]);
  if (!(sum > 0)) throw new Error('nothing was looked up');
  table.clear();
  names.length = 0;

  run = hold(gumbelTopK(), list());
  await compare('withoutReplacement', [
    { title: `ask + tell ${batch} of ${name}, without`, run, target: without },
    {
      title: `limit of ${name}, without: the weights alone`,
      run() {
        const { leaves: drawn } = gumbelTopK().sample({ tree }, batch, rng);
        for (const leaf of drawn) tree.set(leaf, rng.next());
      },
    },
  ]);
  run = hold(thompsonTopK(), list());
  await compare(
    'thompson',
    [{ title: `Thompson ask + tell ${batch} of ${name}`, run, target: thompson }],
    { times: 3 },
  );
  await compare(
    'single',
    [
      {
        title: `single draws from ${name}`,
        run: () => tree.set(tree.find(rng.next() * tree.total), rng.next()),
        target: single,
      },
    ],
    { times: 10_000, warmUp: 1 },
  );
}
peer.stdin.end();
