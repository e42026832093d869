// lgamma and digamma against SciPy, interleaved: our time over SciPy's, median and range.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const { digamma, lgamma } = await import('../dist/index.js').catch(() => {
  console.error('bench: no dist, run the build first');
  process.exit(1);
});

const COUNT = 1_000_000;
const ROUNDS = 15;
const COLUMNS = {
  '0 to 10': (u) => 0.01 + 10 * u,
  '1e-3 to 1e3': (u) => 10 ** (6 * u - 3),
  '10 to 1000': (u) => 10 + 990 * u,
};
// a loop of its own for each function, as a caller would write it
const LOOPS = {
  lgamma(x, out) {
    for (let i = 0; i < x.length; i++) out[i] = lgamma(x[i]);
  },
  digamma(x, out) {
    for (let i = 0; i < x.length; i++) out[i] = digamma(x[i]);
  },
};

function ours(name, column) {
  const x = Float64Array.from({ length: COUNT }, (_, i) =>
    COLUMNS[column]((((i * 7919) % COUNT) + 0.5) / COUNT),
  );
  const out = new Float64Array(COUNT).fill(0);
  const wall = performance.now();
  const cpu = process.cpuUsage();
  LOOPS[name](x, out);
  const { user, system } = process.cpuUsage(cpu);
  return [(performance.now() - wall) / 1e3, (user + system) / 1e6];
}

const python = spawn('python3', [fileURLToPath(new URL('special.py', import.meta.url))], {
  stdio: ['pipe', 'pipe', 'ignore'],
});
python.on('error', () => {});
const lines = createInterface({ input: python.stdout })[Symbol.asyncIterator]();
const version = await lines.next();
if (version.done) {
  console.log('bench: skipped, needs python3 with scipy and numpy on the PATH');
  process.exit(0);
}
console.log(`${version.value}, Node ${process.version}, ${COUNT} doubles, ${ROUNDS} rounds`);

const summary = (ratios) => {
  const sorted = ratios.toSorted((a, b) => a - b);
  const [low, middle, high] = [0, (ROUNDS - 1) / 2, ROUNDS - 1].map((i) => sorted[i].toFixed(2));
  return `${middle} (${low} to ${high})`;
};
for (const name of Object.keys(LOOPS))
  for (const column of Object.keys(COLUMNS)) {
    const wall = [];
    const cpu = [];
    for (let round = -3; round < ROUNDS; round++) {
      const mine = ours(name, column);
      python.stdin.write(`${name}\t${column}\t${COUNT}\n`);
      const theirs = (await lines.next()).value.split(' ').map(Number);
      if (round < 0) continue;
      wall.push(mine[0] / theirs[0]);
      cpu.push(mine[1] / theirs[1]);
    }
    console.log(`${name}, x from ${column}: ${summary(wall)} wall, ${summary(cpu)} cpu`);
  }
python.stdin.end();
