import { compare } from '@bits-per-sample/report';

const base = Array.from({ length: 40 }, (_, i) => [i % 2, 0, 0, 0]);
const trained = base.map(([first]) => [first, 1, 0, 1]);
const c = await compare(base, trained);
console.log(JSON.stringify({ prompts: c.prompts, pass1: c.curves.difference[0].value }));
