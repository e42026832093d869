import { compare } from '@bits-per-sample/report';

const base = Array.from({ length: 40 }, (_, i) => [i % 2, 0, 0, 0]);
const trained = base.map((rewards) => rewards.map((reward, i) => Math.max(reward, i % 2)));
const c = await compare(base, trained);
console.log(
  JSON.stringify({
    prompts: c.prompts.paired ?? c.prompts.both ?? c.prompts,
    pass1: c.curves.difference[0].value,
  }),
);
