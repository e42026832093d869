import { curriculum, goldilocks } from '@bits-per-sample/curriculum';

const tasks = Array.from({ length: 500 }, (_, i) => ({
  id: `p${i}`,
  successes: i % 9,
  attempts: 8,
}));
const run = curriculum(goldilocks({ groupSize: 8 }), { tasks, seed: 1 });
const next = run.ask({ groups: 64, step: 0, policyVersion: 0 });
const rate = next.reduce((sum, { task }) => sum + (Number(task.slice(1)) % 9) / 8 / 64, 0);
console.log(JSON.stringify({ prompts: next.length, rate }));
