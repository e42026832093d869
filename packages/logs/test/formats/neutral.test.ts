import { describe, expect, it } from 'vitest';
import { fromText } from '../../src/index.ts';
import { column, groupsOf, read } from '../support/read.ts';

const lines = (...rows: unknown[]) => rows.map((row) => JSON.stringify(row)).join('\n');

describe('the neutral row', () => {
  it('reads both spellings of the neutral row', async () => {
    const snake = {
      group: 1,
      reward: 1,
      output_tokens: 2,
      input_tokens: 3,
      sum_logprob: -4,
      advantage: 5,
    };
    const camel = {
      group: 1,
      reward: 1,
      outputTokens: 2,
      inputTokens: 3,
      sumLogprob: -4,
      advantage: 5,
    };
    const a = await read(fromText(lines(snake, snake)));
    const b = await read(fromText(lines(camel, camel)));
    expect(b.tables).toEqual(a.tables);
    expect(column(a.tables, 'logprob')).toEqual([-4, -4]);
  });

  it('groups by prompt when the neutral row has no group', async () => {
    const { log, tables } = await read(
      fromText(
        lines({ prompt: 'x', reward: 1 }, { prompt: 'y', reward: 0 }, { prompt: 'x', reward: 0 }),
      ),
    );
    expect([...groupsOf(tables).values()]).toEqual([[1, 0], [0]]);
    expect(log.summary().grouping.method).toBe('step + prompt text');
  });

  it('does not take rows with a group and a foreign step for its own', async () => {
    const row = { iter: 1, group: 0, reward: 1, lr: 2 };
    await expect(read(fromText(lines(row, row)))).rejects.toThrow(
      "try group: 'group', reward: 'reward', step: 'iter'",
    );
  });

  it('groups by the id of the prompt when it has no group', async () => {
    const { log, tables } = await read(
      fromText(lines({ prompt_id: 'a', reward: 1 }, { prompt_id: 'b', reward: 0 })),
    );
    expect(log.format).toBe('rollouts');
    expect(column(tables, 'group')).toEqual(['a', 'b']);
    expect(column(tables, 'prompt')).toEqual(['a', 'b']);
    expect(log.summary().grouping).toEqual({ method: 'explicit id', detail: 'prompt_id' });
  });

  it('takes one of the parts for the reward, and keeps what else a row says', async () => {
    const row = (accuracy: number) => ({
      step: 3,
      group: 'a',
      reward: accuracy - 0.5,
      rewards: { accuracy, penalty: -0.5 },
      output_tokens: 7,
      category: 'sums',
      text: 'four',
      lag: 2,
      advantage: accuracy,
    });
    const { tables } = await read(fromText(lines(row(1), row(0))), {
      mapping: { reward: ['rewards.accuracy'] },
    });
    expect([...groupsOf(tables).values()]).toEqual([[1, 0]]);
    expect(column(tables, 'output_tokens')).toEqual([7, 7]);
    expect(column(tables, 'category')).toEqual(['sums', 'sums']);
    expect(column(tables, 'text_length')).toEqual([4, 4]);
    expect(column(tables, 'lag')).toEqual([2, 2]);
    expect(column(tables, 'advantage')).toEqual([1, 0]);
    expect(column(tables, 'step')).toEqual([3, 3]);
  });

  it('has a propensity of its own', async () => {
    const { tables } = await read(
      fromText(lines({ group: 'a', reward: 1, propensity: 0.25 }, { group: 'b', reward: 0 })),
    );
    expect(column(tables, 'propensity')).toEqual([0.25, NaN]);
  });
});
