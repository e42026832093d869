// node scripts/makeRecorded.mjs FOLDER > src/student/recorded.ts
//
// Makes the recorded pool from the measured rollouts of a 3.2 M-parameter transformer (FOLDER holds
// m1_rollouts.csv.gz and m1_prompts.csv.gz): 406 held-out prompts in 14 categories at two checkpoints
// of pretraining (`gold`, step 610, and `p50`, step 750), each with 64 rollouts and, for 12 categories,
// the exact pass rate; for `scr3` and `scr4` that of 4 096 rollouts.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

const folder = process.argv[2];
if (folder === undefined) {
  console.error('usage: node scripts/makeRecorded.mjs FOLDER > src/student/recorded.ts');
  process.exit(2);
}
const lines = (name) =>
  gunzipSync(readFileSync(join(folder, name)))
    .toString('utf8')
    .trimEnd()
    .split('\n')
    .slice(1);

/** Cells of a line; quoted cells hold commas. */
const cells = (line) => line.match(/("([^"]|"")*"|[^,]*)(,|$)/g).map((c) => c.replace(/,$/, ''));

const prompts = new Map();
for (const line of lines('m1_prompts.csv.gz')) {
  const [ckpt, id, category, , , kind, logp, , , , monteCarlo] = cells(line);
  const prompt = prompts.get(id) ?? { category, gold: { wins: 0 }, p50: { wins: 0 } };
  prompt[ckpt].exact = kind === 'exact' ? Math.exp(Number(logp)) : Number(monteCarlo);
  prompts.set(id, prompt);
}
for (const line of lines('m1_rollouts.csv.gz')) {
  const [ckpt, id, , reward] = line.split(',', 4);
  prompts.get(id)[ckpt].wins += Number(reward);
}
const rows = [...prompts].map(
  ([id, { category, gold, p50 }]) =>
    `${id} ${category} ${gold.exact.toPrecision(4)} ${p50.exact.toPrecision(4)} ${gold.wins} ${p50.wins}`,
);
console.log(`// long: a table of measurements, made by scripts/makeRecorded.mjs; a browser reads no file
/**
 * Prompt, category, exact pass rate at two checkpoints, right answers among 64 rollouts at each:
 * measured on a 3.2 M-parameter transformer. Made by \`scripts/makeRecorded.mjs\`.
 */
export const recorded = \`
${rows.join('\n')}
\`;`);
