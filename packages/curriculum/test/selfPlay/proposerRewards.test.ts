import { expect, it } from 'vitest';
import { proposerRewards } from '../../src/self-play.ts';

it('pays a proposer for what the solver made of its tasks', () => {
  const outcomes = [[1, 0], [0, 0], [0.4, 0.6, 1, 0], [1], [], [1, Number.NaN]].map((rewards) => ({
    rewards,
  }));
  expect([...proposerRewards(outcomes, { rule: 'absoluteZero' })]).toEqual([
    0.5,
    0,
    0.5,
    NaN,
    NaN,
    NaN,
  ]);
  expect(proposerRewards(outcomes, { rule: 'rZero', threshold: 1 })[2]).toBe(0.5);
  expect(() => proposerRewards(outcomes, { threshold: Number.NaN })).toThrow(/threshold a number/);
  expect(() => proposerRewards(outcomes, { rule: 'other' as never })).toThrow(/rule/);
});
