import { describe, expect, it } from 'vitest';
import { fromText } from '../../src/index.ts';
import { column, read, sample } from '../support/read.ts';

const state = (...rows: object[]) =>
  fromText(JSON.stringify({ global_step: 9, log_history: rows }));
const means = (...values: (number | null)[]) =>
  state(...values.map((r, i) => ({ step: i + 1, r })), {
    step: 9,
    train_runtime: 1,
    train_loss: 0,
  });

const history = [1, 2, 3].map((step) => ({ step, loss: 3 - step, reward: step / 4 }));

it.each<[string, object]>([
  ['log_history alone', { log_history: history }],
  ['beside settings', { config: { lr: 1 }, metrics: history }],
  ['as a history', { history, model: 'm' }],
])('reads logged steps in a document: %s', async (_, document) => {
  const { log, tables } = await read(fromText(JSON.stringify(document)));
  expect(log.kind).toBe('metrics');
  expect([...column(tables, 'reward')]).toEqual([0.25, 0.5, 0.75]);
});

describe('trainer_state.json', () => {
  it('keeps every numeric column as logged, NaN where absent', async () => {
    const { log, tables } = await read(
      state(
        { step: 1, loss: 2, 'rewards/f/mean': 0.5 },
        { step: 2, loss: null },
        { step: 2, eval_loss: 1 },
      ),
    );
    expect(tables).toHaveLength(1);
    expect(column(tables, 'loss')).toEqual([2, NaN]);
    expect(column(tables, 'rewards/f/mean')).toEqual([0.5, NaN]);
    expect(log.summary()).toMatchObject({ rows: 2, missing: { loss: 1 } });
  });

  it('reads means of one group each as counts, and calls that an interpretation', async () => {
    const mapping = { reward: ['r'], groupSize: 4 };
    const { log, tables } = await read(means(0, 0.25, 1, 0.75), { mapping });
    expect(log.kind).toBe('counts');
    expect(column(tables, 'reward_sum')).toEqual([0, 1, 4, 3]);
    expect(column(tables, 'reward_n')).toEqual([4, 4, 4, 4]);
    expect(column(tables, 'step')).toEqual([1, 2, 3, 4]);
    const note = log.summary().notes.find(({ code }) => code === 'means-as-counts');
    expect(note?.message).toMatch(/^an interpretation: every r × 4 is a whole multiple of 1/);
  });

  it('finds what a success is worth, or takes it as given', async () => {
    const two = await read(means(2, 0.5, 1), { mapping: { reward: ['r'], groupSize: 4 } });
    expect(column(two.tables, 'reward_sum')).toEqual([4, 1, 2]);
    const given = await read(means(0.5, 1), {
      mapping: { reward: ['r'], groupSize: 4, successValue: 2 },
    });
    expect(column(given.tables, 'reward_sum')).toEqual([1, 2]);
  });

  it('counts a step without a mean', async () => {
    const { log } = await read(means(1, null), { mapping: { reward: ['r'], groupSize: 4 } });
    expect(log.summary()).toMatchObject({ rows: 1, skipped: 1 });
  });

  it.each([
    [[0.3, 1], 'several groups behind one mean'],
    [[-1, 1], 'several groups behind one mean'],
    [[0, 0.1], 'several groups behind one mean'],
  ])('refuses %j as means of 4', async (values, message) => {
    await expect(
      read(means(...values), { mapping: { reward: ['r'], groupSize: 4 } }),
    ).rejects.toThrow(message);
  });

  it('says what a mapping lacks', async () => {
    await expect(read(means(1), { mapping: { reward: ['r'] } })).rejects.toThrow(
      'one reward and groupSize',
    );
    await expect(read(means(1), { mapping: { reward: ['x'], groupSize: 2 } })).rejects.toThrow(
      'no such column; columns: step, r',
    );
  });

  it('reads trainer_state.json as metrics, evaluations beside the step they belong to', async () => {
    const { log, tables } = await read(sample('trl/output_dir/checkpoint-30/trainer_state.json'));
    expect(log.kind).toBe('metrics');
    expect(tables).toHaveLength(1);
    expect(column(tables, 'step')).toEqual([10, 20, 30]);
    expect(column(tables, 'frac_reward_zero_std')).toEqual([0.5, 0.5, 0.75]);
    expect(tables[0]!.columns).not.toHaveProperty('train_loss');
    expect(log.summary().notes.map(({ code }) => code)).toContain('global-step');
  });
});
