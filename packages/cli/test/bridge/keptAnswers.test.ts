import { describe, expect, it } from 'vitest';
import { keptAnswers } from '../../src/bridge/keptAnswers.ts';

describe('kept answers', () => {
  it('are 256 at most, the oldest goes', () => {
    const kept = keptAnswers();
    for (let i = 0; i < 300; i++) kept.add(`k${i}`, 'r', i);
    expect(kept.get('k43', 'r')).toBeUndefined();
    expect(kept.get('k44', 'r')).toBe(44);
    expect(kept.toJSON()).toHaveLength(256);
  });

  it('are 4 MiB at most, and the last always', () => {
    const kept = keptAnswers();
    const big = 'x'.repeat(3 << 20);
    kept.add('a', 'r', big);
    kept.add('b', 'r', big);
    expect(kept.get('a', 'r')).toBeUndefined();
    kept.add('c', 'r', `${big}${big}`);
    expect(kept.toJSON().map(({ key }) => key)).toEqual(['c']);
  });
});
