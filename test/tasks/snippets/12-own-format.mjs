import { fromText, readLog } from '@bits-per-sample/logs';
import { report } from '@bits-per-sample/report';

const read = ({ puzzle, verdict }, out) =>
  out.push({ group: puzzle, prompt: puzzle, reward: Number(verdict === 'solved') });
const recognises = (row) => 'puzzle' in row && 'verdict' in row;
const mine = { name: 'our-eval', kind: 'rollouts', recognises, open: () => ({ read }) };
const rows = ['solved', 'lost', 'lost'].map((verdict, i) => ({ puzzle: `p${i % 2}`, verdict }));
const file = fromText(rows.map((row) => JSON.stringify(row)).join('\n'), 'ours.jsonl');
const { format } = await readLog(file, { formats: [mine] });
const { groups } = await report(file, { formats: [mine] });
console.log(JSON.stringify({ format, ...groups }));
