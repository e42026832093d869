import { describe, expect, it } from 'vitest';
import { column, read, sample } from '../support/read.ts';

describe('rollouts of verl', () => {
  it('keeps one output per session of verl, and counts the rest', async () => {
    const { log } = await read(sample('verl/v1/rollout_data_dir/1.jsonl'));
    expect(log.summary()).toMatchObject({ rows: 16, duplicates: 1, skipped: 0 });
  });

  it('marks a bare NaN as missing and not finite', async () => {
    const { log } = await read(sample('verl/legacy/rollout_data_dir/2.jsonl'));
    expect(log.summary()).toMatchObject({ rows: 16, nonFinite: 1, missing: { reward: 1 } });
  });

  it('takes another column of verl as the reward, words and all', async () => {
    const { log, tables } = await read(sample('verl/legacy/rollout_data_dir/2.jsonl'), {
      mapping: { reward: ['acc'] },
    });
    expect(log.format).toBe('verl-rollouts');
    expect(log.summary().coerced).toBe(0);
    expect(column(tables, 'reward').slice(0, 4)).toEqual([0, 1, 0, 1]);
  });

  it('calls validation rows of verl eval, and the others train', async () => {
    const train = await read(sample('verl/legacy/rollout_data_dir/1.jsonl'));
    const validation = await read(sample('verl/legacy/validation_data_dir/0.jsonl'));
    expect(new Set(column(train.tables, 'kind'))).toEqual(new Set(['train']));
    expect(new Set(column(validation.tables, 'kind'))).toEqual(new Set(['eval']));
  });
});
