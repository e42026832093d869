import { SchemaError } from '@bits-per-sample/core';
import { describe, expect, it } from 'vitest';
import { fromText } from '../../src/index.ts';
import { read } from '../support/read.ts';

type Row = Readonly<Record<string, unknown>>;
const steps = (row: (step: number) => Row): Row[] =>
  Array.from({ length: 20 }, (_, i) => ({ step: i + 1, reward: (i % 5) / 4, ...row(i) }));
const readAs = (rows: readonly Row[], mapping: object) =>
  read(fromText(rows.map((row) => JSON.stringify(row)).join('\n')), { mapping });

describe('means of steps', () => {
  it.each<[string, Row, object]>([
    ['by step', { loss: 0.1, learning_rate: 1e-6 }, { group: ['step'], reward: ['reward'] }],
    ['all as one group', { kl: 0.1, lr: 1e-6, run: 'a' }, { group: ['run'], reward: ['reward'] }],
    [
      'with the names of a tool',
      { 'actor/grad_norm': 1, 'actor/kl_loss': 0.1, 'actor/lr': 1, job: 'x' },
      { group: ['job'], reward: ['reward'], step: 'step' },
    ],
    ['with a spread', { loss: 0, reward_std: 0.5 }, { group: ['step'], reward: ['reward'] }],
  ])('are no rollouts: %s', async (_, more, mapping) => {
    const error = await readAs(
      steps(() => more),
      mapping,
    ).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(SchemaError);
    expect((error as Error).message).toContain('expected a row per rollout');
    expect((error as Error).message).toContain('a log of metrics');
  });

  it('are none in a table of text', async () => {
    const text = `step,loss,lr,reward\n${[1, 2, 3].map((i) => `${i},0.5,1e-6,0.${i}`).join('\n')}`;
    const mapping = { group: ['step'], reward: ['reward'] };
    await expect(read(fromText(text, 'a.csv'), { mapping })).rejects.toThrow('a row per rollout');
  });

  it.each<[string, Row[]]>([
    [
      'with a loss and a divergence of each rollout',
      steps((i) => ({ step: i % 2, g: `p${i % 5}`, loss: 0.1, kl: 0.2 })),
    ],
    ['with one such column', steps((i) => ({ g: `p${i % 5}`, kl: 0.2 }))],
    [
      'with what was said',
      steps((i) => ({ g: `p${i}`, loss: 0.1, lr: 0.2, completion: 'word '.repeat(20) })),
    ],
  ])('rollouts are not refused: %s', async (_, rows) => {
    expect((await readAs(rows, { group: ['g'], reward: ['reward'] })).rows).toBe(20);
  });
});
