import { describe, expect, it } from 'vitest';
import { trlHistory } from '../../src/formats/trlHistory.ts';

describe('trlHistory', () => {
  it('names functions, means of training and means of evaluations', () => {
    const told = trlHistory({
      log_history: [
        {
          step: 1,
          reward: 0.5,
          'rewards/right/mean': 1,
          'rewards/right/std': 0,
          'rewards/a/b/mean': null,
        },
        { step: 1, eval_loss: 0, eval_reward: 0.25, 'eval_rewards/right/mean': 0.5 },
        { step: 2, train_runtime: 9 },
      ],
    });
    expect(told?.functions).toEqual(['right', 'a/b']);
    expect(told?.training.get(1)).toEqual({
      reward: 0.5,
      parts: new Map([
        ['right', 1],
        ['a/b', Number.NaN],
      ]),
    });
    expect(told?.evaluations.get(1)).toEqual({ reward: 0.25, parts: new Map([['right', 0.5]]) });
    expect([told?.training.size, told?.lastStep]).toEqual([1, 2]);
  });

  it('means without an ending, as in early versions', () => {
    const told = trlHistory({ log_history: [{ step: 5, reward: 1, 'rewards/right': 0.5 }] });
    expect(told?.functions).toEqual(['right']);
  });

  it('preferences are no reward functions', () => {
    const row = {
      step: 1,
      loss: 1,
      'rewards/chosen': 1,
      'rewards/rejected': 0,
      'rewards/margins': 1,
      'rewards/accuracies': 1,
    };
    expect(trlHistory({ log_history: [row] })?.functions).toEqual([]);
  });

  it('what is no history', () => {
    expect(trlHistory({})).toBeUndefined();
    expect(trlHistory({ log_history: [7, null, [], { step: 'x' }] })?.training.size).toBe(0);
  });
});
