// node bench/gradients.mjs [rounds]: gradient kernels against NumPy, alternating in one run.
// Prints ratios of times (ours / NumPy, median with the middle half of the rounds); below 1 is
// faster than NumPy. Build first. Without Python and NumPy it says so and stops.
import { spawn, spawnSync } from 'node:child_process';
import { createInterface } from 'node:readline';
import { createRng } from '@bits-per-sample/core';

const rounds = Math.max(7, Number(process.argv[2] ?? 7));
const python = process.env.PYTHON ?? 'python3';
if (spawnSync(python, ['-c', 'import numpy']).status !== 0) {
  console.log(`no NumPy in ${python}: pip install numpy, or set PYTHON`);
  process.exit(0);
}

const wasm = await import('../dist/index.js');
const plain = await withoutWebAssembly(() => import('../dist/index.js?plain'));

/** Loads a second copy and lets it choose its kernels where there is no WebAssembly. */
async function withoutWebAssembly(load) {
  const kept = globalThis.WebAssembly;
  globalThis.WebAssembly = undefined;
  const module = await load();
  module.leaveOneOutNorms({ values: new Float32Array(2048), dimension: 2 });
  globalThis.WebAssembly = kept;
  return module;
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
  `${quantile(ratios, 0.5).toFixed(3)} (${quantile(ratios, 0.25).toFixed(3)}–${quantile(ratios, 0.75).toFixed(3)})`;

async function compare(title, task, repeats, runs) {
  const seen = Object.fromEntries(Object.keys(runs).map((name) => [name, { wall: [], cpu: [] }]));
  for (let round = -1; round < rounds; round++) {
    const theirs = await ask(task, repeats);
    for (const [name, run] of Object.entries(runs)) {
      const ours = timed(() => {
        for (let i = 0; i < repeats; i++) run();
      });
      if (round < 0) continue; // warm-up
      seen[name].wall.push(ours.wall / theirs.wall);
      seen[name].cpu.push(ours.cpu / theirs.cpu);
    }
  }
  for (const [name, { wall, cpu }] of Object.entries(seen))
    console.log(`${title.padEnd(46)} ${name.padEnd(14)} wall ${show(wall)}  CPU ${show(cpu)}`);
}

console.log(
  `NumPy ${(await ask('version')).version} = 1.00, Node ${process.version}, ${rounds} rounds`,
);
for (const d of [1e5, 1e6]) {
  const rows = 256;
  const rng = createRng(7);
  const values = new Float32Array(rows * d);
  for (let i = 0; i < values.length; i++) values[i] = rng.next() - 0.4;
  await ask('matrix', rows, d);
  const resident = wasm.gradientBuffer(rows, d);
  resident.set(values);
  const each = (make) => ({ wasm: make(wasm), plain: make(plain) });
  const size = `${rows} × ${d.toExponential(0)}`;
  const moments = {
    ...each((m) => () => new m.GradientAccumulator(d).update(values).moments()),
    'wasm, resident': () => new wasm.GradientAccumulator(d).update(resident).moments(),
  };
  await compare(`noise scale, ${size}, NumPy in doubles`, 'momentsInDoubles', 1, moments);
  await compare(`noise scale, ${size}, NumPy in floats`, 'moments', 1, moments);
  await compare(
    `leave-one-out |G₋ᵢ|², ${size}`,
    'leaveOneOut',
    1,
    each((m) => () => m.leaveOneOutNorms({ values, dimension: d })),
  );
  const welford = (options) =>
    each((m) => () => {
      const sums = new m.GradientAccumulator(d, options);
      for (let i = 0; i < 64; i++) sums.update(values.subarray(i * d, (i + 1) * d));
    });
  await compare(`Welford, rows of ${d}, total variance`, 'welfordTrace', 1, welford({}));
  const perCoordinate = welford({ perCoordinate: true });
  await compare(`Welford, rows of ${d}, per coordinate`, 'welford', 1, perCoordinate);
  await compare(
    `count-sketch ${d.toExponential(0)} → 4096`,
    'sketch',
    10,
    each((m) => () => m.countSketch(values.subarray(0, d), { size: 4096, seed: 1 })),
  );
}
peer.stdin.end();
