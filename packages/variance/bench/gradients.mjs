// node bench/gradients.mjs [rounds] [--quick]: gradient kernels against NumPy, alternating in one run, as ratios of
// times (NumPy = 1.00; lower is faster). Build first.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { createRng } from '@bits-per-sample/core';
import { peers } from '../../../scripts/bench/peers.mjs';
import { quick, told } from '../../../scripts/bench/told.mjs';

const rounds = quick ? 3 : Math.max(7, Number(process.argv[2] ?? 7));
const { python, reason } = peers();
if (reason !== undefined) {
  console.log(`skipped: ${reason}`);
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

/** One task of the peer against several of ours, whose targets are by their names. */
async function compare(title, task, { repeats = 1, runs, targets = {} }) {
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
    told({ path: `${title}: ${name}`, peer: 'NumPy', wall, cpu, target: targets[name] });
}

for (const d of quick ? [1e4] : [1e5, 1e6]) {
  const aims = d === 1e6;
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
  await compare(`noise scale, ${size}, NumPy in doubles`, 'momentsInDoubles', {
    runs: moments,
    targets: aims ? { wasm: 0.3, 'wasm, resident': 0.18, plain: 0.7 } : {},
  });
  await compare(`noise scale, ${size}, NumPy in floats`, 'moments', { runs: moments });
  await compare(`leave-one-out |G₋ᵢ|², ${size}`, 'leaveOneOut', {
    runs: each((m) => () => m.leaveOneOutNorms({ values, dimension: d })),
    targets: aims ? { wasm: 1.3, plain: 5 } : {},
  });
  const welford = (options) =>
    each((m) => () => {
      const sums = new m.GradientAccumulator(d, options);
      for (let i = 0; i < 64; i++) sums.update(values.subarray(i * d, (i + 1) * d));
    });
  const rowwise = aims ? { wasm: 0.32, plain: 1.2 } : {};
  await compare(`Welford, 64 rows of ${d}, total variance`, 'welfordTrace', {
    runs: welford({}),
    targets: rowwise,
  });
  await compare(`Welford, 64 rows of ${d}, per coordinate`, 'welford', {
    runs: welford({ perCoordinate: true }),
    targets: rowwise,
  });
  await compare(`count-sketch ${d} → 4096`, 'sketch', {
    repeats: 10,
    runs: each((m) => () => m.countSketch(values.subarray(0, d), { size: 4096, seed: 1 })),
    targets: aims ? { wasm: 1.1, plain: 1.8 } : {},
  });
}
peer.stdin.end();
