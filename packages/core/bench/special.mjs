// node bench/special.mjs [--quick]: lgamma and digamma against SciPy, alternating in one run, as ratios of times
// (SciPy = 1.00; lower is faster). Build first.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { peers } from '../../../scripts/bench/peers.mjs';
import { quick, told } from '../../../scripts/bench/told.mjs';
import { digamma, lgamma } from '../dist/index.js';

const count = quick ? 10_000 : 1_000_000;
const rounds = quick ? 3 : 15;
const targets = { lgamma: 1.8, digamma: 1.6 };
const columns = {
  '0 to 10': (u) => 0.01 + 10 * u,
  '1e-3 to 1e3': (u) => 10 ** (6 * u - 3),
  '10 to 1000': (u) => 10 + 990 * u,
};
// a loop of its own for each function, as a caller would write it
const loops = {
  lgamma(x, out) {
    for (let i = 0; i < x.length; i++) out[i] = lgamma(x[i]);
  },
  digamma(x, out) {
    for (let i = 0; i < x.length; i++) out[i] = digamma(x[i]);
  },
};

function ours(name, column) {
  const x = Float64Array.from({ length: count }, (_, i) =>
    columns[column]((((i * 7919) % count) + 0.5) / count),
  );
  const out = new Float64Array(count).fill(0);
  const wall = performance.now();
  const cpu = process.cpuUsage();
  loops[name](x, out);
  const { user, system } = process.cpuUsage(cpu);
  return [(performance.now() - wall) / 1e3, (user + system) / 1e6];
}

const { python, reason } = peers();
if (reason !== undefined) {
  console.log(`skipped: ${reason}`);
  process.exit(0);
}
const peer = spawn(python, [fileURLToPath(new URL('special.py', import.meta.url))], {
  stdio: ['pipe', 'pipe', 'inherit'],
});
const lines = createInterface({ input: peer.stdout })[Symbol.asyncIterator]();
for (const name of Object.keys(loops))
  for (const column of Object.keys(columns)) {
    const wall = [];
    const cpu = [];
    for (let round = -3; round < rounds; round++) {
      const mine = ours(name, column);
      peer.stdin.write(`${name}\t${column}\t${count}\n`);
      const theirs = (await lines.next()).value.split(' ').map(Number);
      if (round < 0) continue;
      wall.push(mine[0] / theirs[0]);
      cpu.push(mine[1] / theirs[1]);
    }
    const path = `${name}, ${count} doubles from ${column}`;
    told({ path, peer: 'SciPy', wall, cpu, target: targets[name] });
  }
peer.stdin.end();
