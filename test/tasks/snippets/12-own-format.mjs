import { report } from '@bits-per-sample/report';

const read = ({ puzzle, verdict }, out) =>
  out.push({ group: puzzle, prompt: puzzle, reward: Number(verdict === 'solved') });
const mine = {
  name: 'our-eval',
  kind: 'rollouts',
  recognises: (row) => 'puzzle' in row && 'verdict' in row,
  open: () => ({ read }),
};
const rows = ['solved', 'lost', 'lost'].map((verdict, i) => ({ puzzle: `p${i % 2}`, verdict }));
console.log(JSON.stringify((await report(rows, { formats: [mine] })).groups));
