// node bench/index.mjs [--quick]: our kernels against NumPy and SciPy, alternating in one run, as ratios
// of times (peer = 1.00; lower is faster). Needs a build.
// NumPy's logarithm is 2.5 times as fast with AVX-512, against 128 bits in WebAssembly; to compare
// without: NPY_DISABLE_CPU_FEATURES='X86_V4 AVX512_ICL AVX512_SPR'.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { createRng, mapColumn } from '@bits-per-sample/core';
import {
  binaryEntropy,
  binaryEntropyColumn,
  expectedBinaryEntropy,
  posteriorEntropies,
  surprisal,
  surprisalColumn,
} from '@bits-per-sample/info';
import { peers } from '../../../scripts/bench/peers.mjs';
import { quick, told } from '../../../scripts/bench/told.mjs';

const rounds = quick ? 3 : 9;
const size = quick ? 100_000 : 10_000_000;
const groups = size / 5;
const rng = createRng(7);
const p = Float64Array.from({ length: size }, () => rng.next() + 2 ** -33);
const attempts = Float64Array.from({ length: groups }, () => 1 + Math.floor(rng.next() * 1024));
const successes = attempts.map((n) => Math.floor(rng.next() * (n + 1)));

const out = new Float64Array(size); // results go into existing columns, as in a loop over batches
const bits = new Float64Array(groups);

const [doubles, many] = [size, groups].map((n) => n.toExponential(0));

const paths = [
  {
    name: `binary entropy, ${doubles} doubles`,
    peer: 'binary_entropy',
    target: 1.0,
    ours: () => mapColumn(binaryEntropy, p, out),
  },
  {
    name: `binary entropy by its column, ${doubles} doubles`,
    peer: 'binary_entropy',
    target: 0.5,
    ours: () => binaryEntropyColumn(p, out),
  },
  {
    name: `surprisal, ${doubles} doubles`,
    peer: 'surprisal',
    target: 3,
    ours: () => mapColumn(surprisal, p, out),
  },
  {
    name: `surprisal by its column, ${doubles} doubles`,
    peer: 'surprisal',
    target: 1.2,
    ours: () => surprisalColumn(p, out),
  },
  {
    name: `H of Beta posterior, ${many} groups, n ≤ 1024`,
    peer: 'posterior_entropy',
    target: 0.06,
    ours: () => posteriorEntropies({ successes, attempts }, { out: bits }),
  },
  {
    name: `H of Beta posterior, ${many} real a and b`,
    peer: 'posterior_entropy',
    target: 0.8,
    ours() {
      for (let i = 0; i < groups; i++)
        bits[i] = expectedBinaryEntropy({
          a: successes[i] + 0.3,
          b: attempts[i] - successes[i] + 0.3,
        });
    },
  },
];

const { python, reason } = peers();
if (reason !== undefined) {
  console.log(`skipped: ${reason}`);
  process.exit(0);
}
const peer = await startPeer(python);
for (const { name, peer: command, target, ours } of paths) {
  const wall = [];
  const cpu = [];
  for (let round = 0; round <= rounds; round++) {
    const theirs = await peer.run(command);
    const mine = time(ours);
    if (round === 0) continue; // warm-up of both
    wall.push(mine.wall / theirs.wall);
    cpu.push(mine.cpu / theirs.cpu);
  }
  told({ path: name, peer: 'NumPy and SciPy', wall, cpu, target });
}
await peer.stop();

function time(work) {
  const cpu = process.cpuUsage();
  const start = performance.now();
  work();
  const wall = (performance.now() - start) / 1e3;
  const { user, system } = process.cpuUsage(cpu);
  return { wall, cpu: (user + system) / 1e6 };
}

async function startPeer(python) {
  const script = fileURLToPath(new URL('peer.py', import.meta.url));
  const child = spawn(python, [script, String(size)], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    run: async (command) => {
      child.stdin.write(`${command}\n`);
      return JSON.parse((await lines.next()).value);
    },
    stop: async () => {
      child.stdin.end();
      await once(child, 'exit');
    },
  };
}
