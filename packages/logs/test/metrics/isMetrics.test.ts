import { describe, expect, it } from 'vitest';
import { isMetrics } from '../../src/metrics/isMetrics.ts';

describe('isMetrics', () => {
  it.each([
    { step: 1, loss: 0.5 },
    { step: 1, reward: 0.5, reward_std: 0.1, kl: 0.01 },
    { step: 1, 'env/all/reward/total': 0.5, 'progress/batch': 1 },
    { step: 1, data: { 'critic/score/mean': 0.5 } },
    { run_name: 'a', step: 1, metrics: '{"reward": 1}' },
    { _step: 0, _runtime: 1, anything: 3 },
    { 'train/reward': 0.5, step: 1, recorded_at: '2026-01-01T00:00:00' },
    { Step: '10', 'run - train/loss': '0.5', 'run - train/loss__MIN': '0.5' },
    { eplenmean: '79', eprewmean: '10', 'loss/policy_loss': '0.1' },
    { step: 0, train_mean_nll: 1.4, learning_rate: 1e-4 },
    { step: '0', loss: '2.0', micro_grad_norm: '4.8', grad_norm: '1.5' },
    { epoch: 1, train: { loss: 0.5 }, val: { loss: 0.6 } },
  ])('%j is of a log of metrics', (row) => {
    expect(isMetrics(row)).toBe(true);
  });

  it.each([
    { step: 1, group: 'a', reward: 1 },
    { step: 1, prompt_id: 7, reward: 1, kl: 0.1 },
    { step: 1, prompt: 'Q', completion: 'A', accuracy: 1, advantage: 0.5 },
    { uid: 'a', reward: 1, entropy: 0.5 },
    { task_id: 'HumanEval/1', passed: true, loss: 0.1 },
    { id: 1, c: 2, n: 4 },
    { question: 'why', score: 1, logprob_mean: -3 },
    { input: 'Q', output: 'A', gts: '1', score: 1, step: 1 },
    { example_id: 3, reward: 0.5, metrics: { length: 3 } },
    { step: 1, rewards: [1, 0], loss: 0.1 },
    { step: 1, reward: 1 },
    { name: 'a', value: 3 },
    {},
  ])('%j is not', (row) => {
    expect(isMetrics(row)).toBe(false);
  });
});
