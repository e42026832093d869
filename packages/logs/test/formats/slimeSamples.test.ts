import { describe, expect, it } from 'vitest';
import { column } from '../support/read.ts';
import { lines, told, whole } from '../support/told.ts';

const sample = (group_index: number, index: number, reward: unknown, more: object = {}) => ({
  group_index,
  index,
  prompt: `q${group_index}`,
  tokens: [1, 2, 3],
  response: 'x',
  response_length: 2,
  label: '5',
  reward,
  status: 'completed',
  ...more,
});

describe('samples of slime and miles', () => {
  it('as lines, with the status as the printed name of an enumeration', async () => {
    const rows = [
      sample(0, 0, 1),
      sample(0, 1, 0, { status: 'Status.TRUNCATED' }),
      sample(0, 2, 1, { status: 'Sample.Status.ABORTED' }),
    ];
    const log = await told(lines(rows, 'rollout_7.jsonl'));
    expect(log).toMatchObject({ rewards: [1, 0, NaN], status: ['ok', 'truncated', 'error'] });
    expect(column(log.tables, 'step')).toEqual([7, 7, 7]);
  });

  it('as one document with the number of the rollout', async () => {
    const samples = [sample(0, 0, 1), sample(0, 1, 0), sample(1, 2, { score: 1 })];
    const log = await told(whole({ rollout_id: 3, samples }, 'debug.json'));
    expect(log).toMatchObject({ format: 'slime-rollout', counts: ['1/2', '1/1'] });
    expect(new Set(column(log.tables, 'step'))).toEqual(new Set([3]));
  });

  it('with log-probabilities in place of a length', async () => {
    const { response_length: _, ...row } = sample(0, 0, 1, { rollout_log_probs: [-0.5, -0.25] });
    const log = await told(lines([row, { ...row, index: 1, reward: 0 }]));
    expect(log.format).toBe('slime-samples');
    expect(column(log.tables, 'logprob')).toEqual([-0.75, -0.75]);
    expect(column(log.tables, 'input_tokens')).toEqual([1, 1]);
  });
});
