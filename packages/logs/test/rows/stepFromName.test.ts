import { describe, expect, it } from 'vitest';
import { stepFromName } from '../../src/rows/stepFromName.ts';

describe('stepFromName', () => {
  it.each([
    ['12.jsonl', undefined],
    ['completions/completions_00010.parquet', 10],
    ['rollouts/step_3/train/all/traces.jsonl', 3],
    ['log/iteration_000000/train_rollout_summaries.jsonl', 0],
    ['global_step_5_evals/gsm8k.jsonl', 5],
    ['train_data_step1.jsonl', 1],
    ['C:\\logs\\step_4\\x.jsonl', 4],
    ['results_2026-08-21.json', undefined],
    ['rollouts.jsonl', undefined],
    ['stepping_stones.jsonl', undefined],
    ['runs/checkpoint-500/eval.jsonl', 500],
    ['globalStep5.jsonl', 5],
    ['epoch_2.jsonl', 2],
    ['train_step_7_epoch_0/episode.json', 7],
    ['eval_step=40.csv', 40],
    ['writer_3.jsonl', undefined],
    ['seed_1.jsonl', undefined],
    ['run_3/results.jsonl', undefined],
    ['rollouts_000000.jsonl', undefined],
    ['results_20250101_120000.json', undefined],
    ['step_20250101.jsonl', undefined],
    ['12/rows.jsonl', undefined],
  ])('finds the step of %s: %s', (name, step) => {
    expect(stepFromName(name)).toBe(step);
  });
});
