// node --conditions=@bits-per-sample/source scripts/askLatency.mjs [--contenders a,b] [--largest 1000000]
//
// What a strategy costs the trainer: milliseconds to begin, to ask for 32 groups and to take in their
// outcomes (median and 95th percentile of 50 steps), and the size of a snapshot, for pools of 10³ to
// 10⁶ tasks. A script and no test: it depends on the machine.
import { parseArgs } from 'node:util';
import * as curricula from '@bits-per-sample/curriculum';
import { createChance } from '@bits-per-sample/lab';

const { values } = parseArgs({
  options: {
    contenders: { type: 'string', default: 'uniform,onlineBand,goldilocks' },
    largest: { type: 'string', default: '1000000' },
  },
});
const shipped = new Map(Object.entries(curricula));
const steps = 50;
const now = () => performance.now();
const quantile = (times, q) => times.toSorted((a, b) => a - b)[Math.floor(q * (times.length - 1))];
const columns = ['strategy', 'tasks', 'begin', 'ask', 'ask 95 %', 'observe', 'snapshot'];
console.log(`| ${columns.join(' | ')} |\n|${columns.map(() => '---').join('|')}|`);

for (const name of values.contenders.split(','))
  for (let size = 1000; size <= Number(values.largest); size *= 10) {
    const chance = createChance(1);
    const tasks = Array.from({ length: size }, (_, i) => {
      chance.seek(i, 0);
      return { id: `task-${i}`, stratum: `skill-${i % 8}`, difficulty: 6 * chance.next() - 3 };
    });
    const start = now();
    const run = curricula.curriculum(shipped.get(name)(), { tasks, seed: 1 });
    const begin = now() - start;
    const asks = [];
    const observes = [];
    for (let step = 0; step < steps; step++) {
      const before = now();
      const batch = run.ask({ groups: 32, step, policyVersion: step });
      const between = now();
      run.observe(
        batch.map(({ ticket, rollouts }, i) => {
          chance.seek(step, 100 * i);
          const rewards = Array.from({ length: rollouts }, () => (chance.next() < 0.4 ? 1 : 0));
          return { ticket, policyVersion: step, rewards };
        }),
      );
      asks.push(between - before);
      observes.push(now() - between);
    }
    const bytes = JSON.stringify(run.snapshot()).length;
    const cells = [
      name,
      size,
      `${begin.toFixed(0)} ms`,
      `${quantile(asks, 0.5).toFixed(2)} ms`,
      `${quantile(asks, 0.95).toFixed(2)} ms`,
      `${quantile(observes, 0.5).toFixed(2)} ms`,
      `${(bytes / 1e6).toFixed(2)} MB`,
    ];
    console.log(`| ${cells.join(' | ')} |`);
  }
