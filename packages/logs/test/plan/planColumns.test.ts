import { SchemaError } from '@bits-per-sample/core';
import { describe, expect, it } from 'vitest';
import { planColumns } from '../../src/index.ts';
import { readRows } from '../../src/read/readRows.ts';

const neutral = Array.from({ length: 40 }, (_, i) => ({
  step: Math.floor(i / 20),
  group: `g${i % 5}`,
  reward: i % 3 === 0 ? 1 : 0.5,
  correct: i % 3 === 0 ? 1 : 0,
  sum_logprob: -i - 1,
  completion: `text ${i}`,
}));

/** Four rollouts a group, of three turns each, of which the last has the reward. */
const turns = Array.from({ length: 60 }, (_, i) => ({
  group: `g${Math.floor(i / 12)}`,
  rollout_id: `r${Math.floor(i / 3)}`,
  step: 1,
  turn: i % 3,
  reward: i % 3 === 2 ? Math.floor(i / 3) % 2 : 0,
}));

describe('planColumns', () => {
  it('finds all columns of neutral rows, those beside the format among them', async () => {
    const plan = await planColumns(neutral);
    expect(plan.format).toBe('rollouts');
    expect(plan.mapping).toEqual({
      step: 'step',
      group: ['group'],
      reward: ['reward'],
      success: 'correct',
      logprob: 'sum_logprob',
      text: 'completion',
    });
    expect(plan.reason).toBeUndefined();
  });

  it('takes what the caller named before what it finds', async () => {
    const { mapping } = await planColumns(neutral, {
      mapping: { success: 'reward', step: 'group' },
    });
    expect(mapping.success).toBe('reward');
    expect(mapping.step).toBe('group');
  });

  it('names parts of a reward with their weights', async () => {
    const rows = neutral.map((row) => ({ ...row, format_ok: 1, answer: 'yes' }));
    const plan = await planColumns(rows, {
      mapping: { group: ['group'], reward: ['correct', 'format_ok'] },
    });
    expect(plan.mapping.rewardParts).toEqual({ correct: 1, format_ok: 1 });
    expect(plan.mapping.reward).toBeUndefined();
  });

  it('weighs the columns of TRL as its advantages do', async () => {
    const rows = neutral.map((row, i) => {
      const [a, b] = [i % 2, i % 7 < 3 ? 1 : 0];
      return { step: row.step, prompt: row.group, completion: `c${i}`, a, b, sum: a + 2 * b };
    });
    const completions = rows.map(({ sum, ...row }) => {
      const same = rows.filter((one) => one.step === row.step && one.prompt === row.prompt);
      const mean = same.reduce((total, one) => total + one.sum, 0) / same.length;
      return { ...row, advantage: sum - mean };
    });
    const { format, mapping } = await planColumns(completions);
    expect(format).toBe('trl-completions');
    const { a, b } = mapping.rewardParts!;
    expect(b! / a!).toBeCloseTo(2, 9);
  });

  it.each([
    ['turns', turns],
    [
      'steps of epochs',
      neutral.map((row, i) => ({ ...row, step: i % 10, epoch: Math.floor(i / 10) })),
    ],
    ['metrics', neutral.map((_, i) => ({ step: i, loss: 1, 'train/reward': i, kl: 2 }))],
  ])('says why rows must be read in order: %s', async (_name, rows) => {
    expect((await planColumns(rows)).reason).toBeTypeOf('string');
  });

  it('understands words by all of them, as often as they came', async () => {
    const rows = ['PASS', 'FAIL', 'timeout', '1'].map((verdict, i) => ({
      task: `t${i % 2}`,
      verdict,
    }));
    const mapping = { group: ['task'], reward: ['verdict'] };
    const plan = await planColumns(rows, { mapping });
    const counts = [
      ['PASS', 3],
      ['FAIL', 4],
      ['timeout', 2],
      ['1', 5],
      ['NaN', 6],
    ] as const;
    const told = plan.verdicts('verdict', counts);
    const log = await readRows(
      [...rows, ...counts.flatMap(([verdict, n]) => Array(n).fill({ task: 't0', verdict }))].slice(
        4,
      ),
      { mapping },
    );
    for await (const _ of log.tables);
    const { coerced, nonFinite, notes } = log.summary();
    expect(Object.fromEntries(told.numbers)).toEqual({ PASS: 1, FAIL: 0, timeout: 0, '1': 1 });
    expect([told.coerced, told.nonFinite]).toEqual([coerced, nonFinite]);
    const words = (list: typeof notes) => list.map(({ message }) => message).sort();
    expect(words(told.notes)).toEqual(words(notes));
  });

  it('refuses words of which nobody knows what they stand for', async () => {
    const rows = [0, 1, 2, 3].map((i) => ({ task: 't', verdict: i % 2 ? 'pass' : 'fail' }));
    const plan = await planColumns(rows, { mapping: { group: ['task'], reward: ['verdict'] } });
    expect(() =>
      plan.verdicts('verdict', [
        ['pass', 9],
        ['blue', 4],
      ]),
    ).toThrow(SchemaError);
  });

  it('plans an empty table', async () => {
    expect((await planColumns([])).summary.rows).toBe(0);
  });
});
