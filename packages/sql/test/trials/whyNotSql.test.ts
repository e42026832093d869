import { describe, expect, it } from 'vitest';
import { type TrialMapping, whyNotSql } from '../../src/index.ts';

describe('whyNotSql', () => {
  it.each<[TrialMapping, RegExp]>([
    [{ reward: ['r'] }, /no column names/],
    [{ reward: ['r'], groupSize: 4 }, /blocks/],
    [{ successes: 'c', attempts: 'n' }, /counts a group of its own/],
    [{ group: ['g'], reward: ['r_*'] }, /pattern/],
    [{ group: ['g'], reward: ['r_0', 'r_1'] }, /rollout of its own/],
    [{ group: ['g'], reward: ['r'], rollout: 'id' }, /order/],
  ])('says why: %j', (mapping, sentence) => expect(whyNotSql(mapping)).toMatch(sentence));

  it.each<TrialMapping>([
    { group: ['g'], reward: ['r'] },
    { prompt: 'p', reward: ['accuracy', 'format'] },
    { promptId: ['p'], successes: 'c', groupSize: 8 },
    { group: ['g'], rewardParts: { r_0: 1, r_1: 0.5 } },
  ])('has nothing to say: %j', (mapping) => expect(whyNotSql(mapping)).toBeUndefined());
});
