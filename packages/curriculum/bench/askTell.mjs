// node --max-old-space-size=12000 bench/askTell.mjs [rounds] [sizes]: asking and telling against
// NumPy, alternating in one run. Prints ratios of times (ours / NumPy, median with the middle half
// of the rounds); below 1 is faster than NumPy. Ours is the whole facade: tickets, propensities,
// reasons, outcomes of 8 rewards each. Build first. Without Python and NumPy it says so and stops.
import { spawn, spawnSync } from 'node:child_process';
import { createInterface } from 'node:readline';
import { createRng } from '@bits-per-sample/core';
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

const rounds = Math.max(7, Number(process.argv[2] ?? 7));
const sizes = (process.argv[3] ?? '1e6').split(',').map(Number);
const python = process.env.PYTHON ?? 'python3';
if (spawnSync(python, ['-c', 'import numpy']).status !== 0) {
  console.log(`no NumPy in ${python}: pip install numpy, or set PYTHON`);
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

const quantile = (xs, p) => xs.sort((a, b) => a - b)[Math.round(p * (xs.length - 1))];
const show = (ratios) =>
  `${quantile(ratios, 0.5).toPrecision(2)} (${quantile(ratios, 0.25).toPrecision(2)}–${quantile(ratios, 0.75).toPrecision(2)})`;

async function compare(title, task, run, { theirs = 1, ours = 10 } = {}) {
  const wall = [];
  const cpu = [];
  for (let round = -2; round < rounds; round++) {
    const peerTook = await ask(task, theirs);
    const weTook = timed(() => {
      for (let i = 0; i < ours; i++) run();
    });
    if (round < 0) continue; // warm-up
    wall.push((weTook.wall / ours / peerTook.wall) * theirs);
    cpu.push((weTook.cpu / ours / peerTook.cpu) * theirs);
  }
  console.log(`${title.padEnd(46)} wall ${show(wall)}  CPU ${show(cpu)}`);
}

console.log(
  `NumPy ${(await ask('version')).version} = 1.00, Node ${process.version}, ${rounds} rounds`,
);
const batch = 1024;
const rewards = Array.from({ length: 9 }, (_, k) =>
  Array.from({ length: 8 }, (_, i) => (i < k ? 1 : 0)),
);
for (const size of sizes) {
  await ask('pool', size, batch);
  const rng = createRng(7);
  const before = process.memoryUsage();
  const tasks = Array.from({ length: size }, (_, i) => ({ id: String(i).padStart(8, '0') }));
  const listed = process.memoryUsage();
  const hold = (sample) => {
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
  const name = size.toExponential(0);
  let run = hold(withReplacement());
  globalThis.gc?.();
  const held = process.memoryUsage();
  const bytes = ({ heapUsed, arrayBuffers }) => heapUsed + arrayBuffers;
  console.log(
    `${name} tasks: list ${((bytes(listed) - bytes(before)) / size).toFixed(0)} bytes per task, ` +
      `curriculum ${((bytes(held) - bytes(listed)) / size).toFixed(0)} more`,
  );
  await compare(`ask + tell ${batch} of ${name}, with replacement`, 'withReplacement', run);
  const leaves = new SumTree(new Float64Array(size).fill(0.25));
  await compare(`the same on the weights alone`, 'withReplacement', () => {
    const drawn = Array.from({ length: batch }, () => leaves.find(rng.next() * leaves.total));
    for (const leaf of drawn) leaves.set(leaf, rng.next());
  });
  run = hold(gumbelTopK());
  await compare(`ask + tell ${batch} of ${name}, without`, 'withoutReplacement', run);
  await compare(`the same on the weights alone`, 'withoutReplacement', () => {
    const { leaves: drawn } = gumbelTopK().sample({ tree: leaves }, batch, rng);
    for (const leaf of drawn) leaves.set(leaf, rng.next());
  });
  run = hold(thompsonTopK());
  await compare(`Thompson ask + tell ${batch} of ${name}`, 'thompson', run, { ours: 3 });
  const tree = new SumTree(Float64Array.from({ length: size }, () => rng.next()));
  await compare(
    `single draws from ${name}`,
    'single',
    () => tree.set(tree.find(rng.next() * tree.total), rng.next()),
    { ours: 10_000 },
  );
}
peer.stdin.end();
