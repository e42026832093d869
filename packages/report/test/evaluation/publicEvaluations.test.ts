import { existsSync, readFileSync } from 'node:fs';
import { fromBytes } from '@bits-per-sample/logs';
import { describe, expect, it } from 'vitest';
import { type ReportOptions, report } from '../../src/index.ts';

const data = new URL('../../../../../shared/data/', import.meta.url);
const there = existsSync(data);
if (!there) console.warn('skipped: the folder of public logs (shared/data) is not there');

const read = async (path: string, options: ReportOptions) => {
  const log = fromBytes(readFileSync(new URL(path, data)), path);
  return (await report(log, options)).evaluation!;
};

interface Stats {
  readonly prompts: number;
  readonly mean_p1mp_unbiased: number;
  readonly pass_at_k: Readonly<Record<string, number>>;
  readonly pass_hat_k?: Readonly<Record<string, number>>;
}

/** Counted by others, beside the data. */
const stats = (path: string): Stats => JSON.parse(readFileSync(new URL(path, data), 'utf8'));

describe.skipIf(!there)('public evaluations', () => {
  it('τ-bench, an agent in an airline: pass^k as counted beside it', async () => {
    const folder = 'tau-bench-gpt4o-airline';
    const told = await read(`${folder}/trials.jsonl`, { group: 'task_id', reward: 'reward' });
    const known = stats(`${folder}/STATS.json`);
    expect(told.prompts).toBe(known.prompts);
    for (const [name, list] of [
      ['pass_at_k', told.passAtK],
      ['pass_hat_k', told.passHatK],
    ] as const)
      for (const [k, value] of Object.entries(known[name]!))
        expect(list.find((row) => row.k === Number(k))?.value.value, `${name} ${k}`).toBeCloseTo(
          value,
          9,
        );
    expect(told.flips.disagreement?.value).toBeCloseTo(2 * known.mean_p1mp_unbiased, 9);
    // 52 % of 50 tasks are neither always right nor always wrong
    expect(told.flips.prompts).toBe(26);
  });

  it('a reward model over 8 answers, a code model over 10: pass@k, and how many tries differ', async () => {
    for (const [folder, file, options, part] of [
      [
        'qwen25math-rm-maj8',
        'math_cot_100_scores.jsonl',
        { group: 'idx', reward: 'score', category: 'level' },
        'all',
      ],
      [
        'cruxeval-input',
        'sample_scored_codellama-7b_temp0.2_input.json',
        { group: 'raw_scored_generations', reward: 'raw_scored_generations' },
        'input',
      ],
    ] as const) {
      const told = await read(`${folder}/${file}`, options as ReportOptions);
      const known = (stats(`${folder}/STATS.json`) as unknown as Record<string, Stats>)[part]!;
      expect(told.prompts).toBe(known.prompts);
      for (const { k, value } of told.passAtK)
        if (known.pass_at_k[k] !== undefined)
          expect(value.value, `${folder} ${k}`).toBeCloseTo(known.pass_at_k[k]!, 9);
      expect(told.flips.disagreement?.value).toBeCloseTo(2 * known.mean_p1mp_unbiased, 9);
    }
  });
});
