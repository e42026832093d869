import { expect, it } from 'vitest';
import { column } from '../support/read.ts';
import { lines, told } from '../support/told.ts';

const trace = (key: string, score: number | null, more: object = {}) => ({
  version: 1,
  id: `${key} ${score} ${JSON.stringify(more)}`,
  verifiers: { version: '0.3.1', commit: 'x' },
  task: { type: 'gsm8k', data: { idx: 0, prompt: 'q' }, key, hash: 'h' },
  agent: { name: 'agent', trainable: true },
  nodes: [{ message: { role: 'assistant', content: 'x' }, sampled: true, logprobs: [-0.5, -0.5] }],
  calls: [{ usage: { prompt_tokens: 3, completion_tokens: 2 } }],
  rewards: {
    correct: score === null ? null : { score, weight: 1 },
    style: { score: 1, weight: 0.5 },
  },
  ok: true,
  ...more,
});

it('reads traces that stand alone, a step per folder', async () => {
  const rows = [trace('0', 1), trace('0', 0), trace('1', 0)];
  const log = await told(lines(rows, 'rollouts/step_4/train/all/traces.jsonl'));
  expect(log).toMatchObject({
    format: 'verifiers-traces',
    rewards: [1.5, 0.5, 0.5],
    groups: ['gsm8k 0', 'gsm8k 0', 'gsm8k 1'],
  });
  expect(new Set(column(log.tables, 'step'))).toEqual(new Set([4]));
  expect(new Set(column(log.tables, 'kind'))).toEqual(new Set(['train']));
  expect(column(log.tables, 'logprob')[0]).toBe(-1);
});

it('leaves judges out, and gives what failed no reward', async () => {
  const rows = [
    trace('0', 1, { agent: { name: 'judge', trainable: false } }),
    trace('0', 1, { ok: false }),
    trace('0', null),
    trace('', 1, { task: {} }),
  ];
  const log = await told(lines([trace('0', 0), ...rows], 'eval/traces.jsonl'));
  expect(log).toMatchObject({ rewards: [0.5, NaN, 0.5], skipped: 1 });
  expect(log.status).toEqual(['ok', 'error', 'ok']);
  expect(log.codes).toContain('other-agents');
});
