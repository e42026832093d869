import { describe, expect, it } from 'vitest';
import { consoleRows } from '../../src/metrics/consoleRows.ts';

describe('consoleRows', () => {
  it.each([
    ["{'loss': 0.5, 'epoch': 1.0}", { loss: 0.5, epoch: 1 }],
    ["INFO 12:00 {'loss': nan, 'kl': None}", { loss: Number.NaN, kl: null }],
    ["{'loss': '0.5', 'grad_norm': np.float64(0.25)}", { loss: '0.5', grad_norm: 0.25 }],
    ["{'loss': tensor(0.5, device='cuda:0'), 'lr': 1e-06}", { loss: 0.5, lr: 1e-6 }],
    ['[rank0]: {"loss": 0.5, "ok": true}', { loss: 0.5, ok: true }],
    ["  5%|# | 1/20 [00:11<01:00, 1.0s/it]  {'loss': 0.5}", { loss: 0.5, 'progress bar': 1 }],
    [
      "\r  5%|# | 1/20 [00:11<01:00]\r 10%|# | 2/20 [00:12<01:00]{'loss': 0.5}",
      { loss: 0.5, 'progress bar': 2 },
    ],
    [
      '(TaskRunner pid=1) step:3 - actor/loss:0.1 - critic/score/mean:np.float64(0.5)',
      { step: 3, 'actor/loss': '0.1', 'critic/score/mean': '0.5' },
    ],
    ['\u001b[36mstep=3\u001b[0m loss=0.1, lr=1e-3', { step: 3, loss: '0.1', lr: '1e-3' }],
    ['s:0 trl:11.0 norm:15.37', { step: 0, trl: '11.0', norm: '15.37' }],
    ['iter: 10/300 | loss: 2.5 | time: 3ms', { step: 10, loss: '2.5' }],
  ])('%s', (line, row) => {
    expect(consoleRows(line)).toEqual([row]);
  });

  it.each([
    'Loading checkpoint shards: 100%|##| 2/2 [00:01<00:00]',
    "{'role': 'user', 'content': 'loss'}",
    "config: {'model': 'x', 'seed': 3}",
    'a step: 5 of the proof',
    '{"loss": 0.5',
    "{'loss': [1, 2",
    '',
  ])('%s holds none', (line) => {
    expect(consoleRows(line)).toEqual([]);
  });

  it('two dicts of one line are two rows', () => {
    expect(consoleRows("{'loss': 1.0}{'loss': 2.0}")).toEqual([{ loss: 1 }, { loss: 2 }]);
  });

  it('no line takes more than its length in time', () => {
    const hard = [
      '{'.repeat(200_000),
      "{'a':".repeat(100_000),
      "{'loss': [".repeat(100_000),
      'step:1 '.padEnd(400_000, 'a'),
      `step:1 ${'a='.repeat(200_000)}`,
      `step:1 a:${'9'.repeat(400_000)}x`,
      `{'loss': ${'1'.repeat(400_000)}x`,
      '1/2 '.repeat(100_000),
      `${'9'.repeat(400_000)}/3 [ {'loss': 1}`,
    ];
    const start = performance.now();
    for (const line of hard) consoleRows(line);
    expect(performance.now() - start).toBeLessThan(4000);
  });
});
