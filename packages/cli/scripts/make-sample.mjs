// node scripts/make-sample.mjs FOLDER > sample/rollouts.jsonl
//
// Makes the shipped sample from the measured rollouts of a 3.2 M-parameter transformer
// (FOLDER holds m1_rollouts.csv.gz and m1_prompts.csv.gz): the first 8 rollouts of each of
// 406 held-out prompts in 14 categories, at two checkpoints of pretraining, whose training
// steps are the sample's steps. The texts stay behind.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

const STEP = { gold: 610, p50: 750 };
const GROUP_SIZE = 8;

const folder = process.argv[2];
if (folder === undefined) {
  console.error('usage: node scripts/make-sample.mjs FOLDER > sample/rollouts.jsonl');
  process.exit(2);
}

/** Rows of a gzipped CSV up to the column `last`; the columns behind it may hold commas. */
function rows(name, last) {
  const [header, ...lines] = gunzipSync(readFileSync(join(folder, name)))
    .toString('utf8')
    .trimEnd()
    .split('\n');
  const names = header.split(',').slice(0, header.split(',').indexOf(last) + 1);
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(names.map((column, i) => [column, cells[i]]));
  });
}

const category = new Map(
  rows('m1_prompts.csv.gz', 'category').map((row) => [row.prompt_id, row.category]),
);
const sample = rows('m1_rollouts.csv.gz', 'logprob_sum')
  .filter(({ ckpt, sample }) => ckpt in STEP && Number(sample) < GROUP_SIZE)
  .map((row) => ({
    step: STEP[row.ckpt],
    group: row.prompt_id,
    prompt_id: row.prompt_id,
    rollout: Number(row.sample),
    reward: Number(row.reward),
    category: category.get(row.prompt_id),
    output_tokens: Number(row.n_tokens),
    sum_logprob: Number(row.logprob_sum),
  }))
  .sort((a, b) => a.step - b.step || Number(a.group) - Number(b.group) || a.rollout - b.rollout);
process.stdout.write(sample.map((row) => `${JSON.stringify(row)}\n`).join(''));
