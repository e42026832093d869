import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { compareCapability, majorityAtK, meanPassAtK, meanPassHatK } from '../../src/index.ts';

/** Public results with answers that someone else published or computed. */
const data = new URL('../../../../../shared/data/', import.meta.url);
const there = existsSync(data);
if (!there) console.warn('skipped: the folder of public logs (shared/data) is not there');

const text = (name: string) => readFileSync(new URL(name, data), 'utf8');
const stats = (folder: string) => JSON.parse(text(`${folder}/STATS.json`));
const countsOf = (outcomes: Iterable<readonly boolean[]>) => {
  const rows = [...outcomes];
  return {
    successes: Float64Array.from(rows, (row) => row.filter(Boolean).length),
    attempts: Float64Array.from(rows, (row) => row.length),
  };
};

function game24(style: string) {
  const rows = text('tot-game24/game24_counts.csv')
    .trim()
    .split('\n')
    .map((line) => line.split(','))
    .filter(([name]) => name === style);
  return {
    successes: Float64Array.from(rows, ([, , , c]) => Number(c)),
    attempts: Float64Array.from(rows, ([, , n]) => Number(n)),
  };
}

it.runIf(there)('tree of thoughts, game of 24: two prompts whose curves cross', () => {
  const [standard, cot] = [game24('standard'), game24('cot')];
  for (const [style, counts] of [
    ['standard', standard],
    ['cot', cot],
  ] as const)
    for (const [k, value] of Object.entries(stats('tot-game24')[style].pass_at_k))
      expect(meanPassAtK(counts, Number(k)).value).toBeCloseTo(value as number, 9);
  const { crossings } = compareCapability(standard, cot, { prompts: 'these' });
  expect(crossings.length).toBeGreaterThan(0);
  expect(crossings[0]!.k.value).toBeGreaterThan(5);
  expect(crossings[0]!.k.value).toBeLessThanOrEqual(8);
});

it.runIf(there)('τ-bench, GPT-4o, airline: pass^1 … pass^4', () => {
  const tasks = new Map<number, boolean[]>();
  for (const line of text('tau-bench-gpt4o-airline/trials.jsonl').trim().split('\n')) {
    const { task_id, reward } = JSON.parse(line);
    tasks.set(task_id, [...(tasks.get(task_id) ?? []), reward === 1]);
  }
  const counts = countsOf(tasks.values());
  for (const [k, value] of Object.entries(stats('tau-bench-gpt4o-airline').pass_hat_k))
    expect(meanPassHatK(counts, Number(k)).value).toBeCloseTo(value as number, 9);
});

it.runIf(there)('CRUXEval: pass@1 and pass@5 as stored in the file', () => {
  const file = JSON.parse(text('cruxeval-input/sample_scored_codellama-7b_temp0.2_input.json'));
  const counts = countsOf(Object.values(file.raw_scored_generations));
  expect(100 * meanPassAtK(counts, 1).value).toBeCloseTo(file.pass_at_1, 9);
  expect(100 * meanPassAtK(counts, 5).value).toBeCloseTo(file.pass_at_5, 9);
});

it.runIf(there)('Qwen2.5-Math: majority of all 8 is right where one answer leads', () => {
  for (const line of text('qwen25math-rm-maj8/math_cot_100_scores.jsonl').trim().split('\n')) {
    const { pred, score } = JSON.parse(line) as { pred: string[]; score: boolean[] };
    const answers = [...new Set(pred)];
    const counts = answers.map((answer) => pred.filter((x) => x === answer).length);
    const correct = answers.findIndex((answer) => score[pred.indexOf(answer)]);
    const most = Math.max(...counts);
    const leaders = counts.filter((x) => x === most).length;
    const wins = correct >= 0 && counts[correct] === most ? 1 / leaders : 0;
    expect(majorityAtK({ counts, correct }, pred.length)).toBeCloseTo(wins, 12);
  }
});
