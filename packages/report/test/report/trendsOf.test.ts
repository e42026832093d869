import { createRng } from '@bits-per-sample/core';
import { describe, expect, it } from 'vitest';
import { report, trendsOf } from '../../src/index.ts';
import { tableOf } from '../calibration/generatedLog.ts';

/** A run of 16 prompts a step; from step 20 on each has one verdict. */
function collapsed() {
  const rng = createRng(2);
  const places = Array.from({ length: 40 * 16 }, (_, i) => ({ step: i >> 4, prompt: i % 160 }));
  return tableOf({
    prompt: places.map(({ prompt }) => prompt),
    step: places.map(({ step }) => step),
    successes: places.map(({ step, prompt }) => {
      const rate = step < 20 ? 0.5 : prompt % 2;
      return Array.from({ length: 8 }, () => Number(rng.next() < rate)).reduce((a, b) => a + b, 0);
    }),
    attempts: places.map(() => 8),
    rate: [],
  });
}

describe('what changed', () => {
  it('in rollouts is what the report says', async () => {
    const table = collapsed();
    const { now } = await report(table);
    expect(now!.trends.map(({ code }) => code)).toContain('polarised');
    expect(trendsOf(table)).toEqual(now!.trends);
  });

  it('in rollouts with metrics beside them too', () => {
    const step = Float64Array.from({ length: 40 }, (_, t) => t);
    const metrics = {
      rowCount: 40,
      columns: { step, grad_norm: step.map((t) => (t < 20 ? 1 : 9)) },
    };
    const codes = trendsOf(collapsed(), { metrics }).map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining(['polarised', 'norm-jumped']));
  });

  it('in a log of metrics is what the report says', async () => {
    const rows = Array.from({ length: 60 }, (_, step) => ({
      step,
      loss: 0,
      reward: (step < 40 ? 0.6 : 0.2) + 0.01 * (step % 3),
    }));
    const { now } = await report(rows);
    const column = (name: 'step' | 'loss' | 'reward') =>
      Float64Array.from(rows, (row) => row[name]);
    const table = {
      rowCount: 60,
      columns: { step: column('step'), loss: column('loss'), reward: column('reward') },
    };
    expect(now!.trends.map(({ code }) => code)).toEqual(['reward-fall']);
    expect(trendsOf(table)).toEqual(now!.trends);
  });
});

it('a table without steps is refused', () => {
  expect(() => trendsOf({ rowCount: 0, columns: {} })).toThrow(/trendsOf: expected table/);
});
