// node bench/index.mjs: our kernels against NumPy and SciPy, alternating in one run, as ratios
// of times (peer = 1.00; lower is faster). PYTHON names the interpreter. Needs a build.
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
  posteriorEntropies,
  surprisal,
  surprisalColumn,
} from '@bits-per-sample/info';

const rounds = 9;
const size = 10_000_000;
const groups = 2_000_000;
const rng = createRng(7);
const p = Float64Array.from({ length: size }, () => rng.next() + 2 ** -33);
const attempts = Float64Array.from({ length: groups }, () => 1 + Math.floor(rng.next() * 1024));
const successes = attempts.map((n) => Math.floor(rng.next() * (n + 1)));

const out = new Float64Array(size); // results go into existing columns, as in a loop over batches
const bits = new Float64Array(groups);

const paths = [
  {
    name: 'binary entropy, 10⁷ doubles',
    peer: 'binary_entropy',
    target: 1.0,
    ours: () => mapColumn(binaryEntropy, p, out),
  },
  {
    name: 'the same by binaryEntropyColumn',
    peer: 'binary_entropy',
    target: 0.5,
    ours: () => binaryEntropyColumn(p, out),
  },
  {
    name: 'surprisal, 10⁷ doubles',
    peer: 'surprisal',
    target: 3,
    ours: () => mapColumn(surprisal, p, out),
  },
  {
    name: 'the same by surprisalColumn',
    peer: 'surprisal',
    target: 1.2,
    ours: () => surprisalColumn(p, out),
  },
  {
    name: 'H of Beta posterior, 2·10⁶ groups, n ≤ 1024',
    peer: 'posterior_entropy',
    target: 0.06,
    ours: () => posteriorEntropies({ successes, attempts }, { out: bits }),
  },
];

const peer = await startPeer(process.env.PYTHON ?? 'python3');
if (!peer) {
  console.log('NumPy and SciPy cannot be imported by python3: nothing to compare with.');
  console.log('Install them (pip install numpy scipy), or name an interpreter in PYTHON.');
  process.exit(0);
}
console.log(`peer: NumPy ${peer.versions.numpy}, SciPy ${peer.versions.scipy} = 1.00`);
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
  console.log(`${name}: wall ${spread(wall)}, CPU ${spread(cpu)}, target ≤ ${target}`);
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

/** Median with the middle half. */
function spread(ratios) {
  const sorted = [...ratios].sort((x, y) => x - y);
  const at = (share) => sorted[Math.round(share * (sorted.length - 1))].toFixed(3);
  return `${at(0.5)} (${at(0.25)}–${at(0.75)})`;
}

async function startPeer(python) {
  const script = fileURLToPath(new URL('peer.py', import.meta.url));
  const child = spawn(python, [script], { stdio: ['pipe', 'pipe', 'ignore'] });
  child.on('error', () => {});
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const first = await lines.next();
  if (first.done) return undefined;
  return {
    versions: JSON.parse(first.value),
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
