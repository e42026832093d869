import { describe, expect, it } from 'vitest';
import { majorityAtK, meanMajorityAtK, meanPassAtK } from '../../src/index.ts';

const prompts = [
  { counts: [5, 2, 1], correct: 0 },
  { counts: [2, 3, 3], correct: 0 },
  { counts: [8], correct: -1 },
  { counts: [8], correct: 0 },
];

describe('meanMajorityAtK', () => {
  it('is the mean over prompts, and pass@1 at one vote', () => {
    for (const k of [1, 2, 5, 8]) {
      const each = prompts.map((answers) => majorityAtK(answers, k));
      const { value, n } = meanMajorityAtK(prompts, k);
      expect(value).toBeCloseTo(each.reduce((a, x) => a + x, 0) / 4, 14);
      expect(n).toBe(4);
    }
    const counts = { successes: [5, 2, 0, 8], attempts: [8, 8, 8, 8] };
    const [vote, pass] = [meanMajorityAtK(prompts, 1), meanPassAtK(counts, 1)];
    for (const end of ['value', 'lower', 'upper'] as const)
      expect(vote[end]).toBeCloseTo(pass[end], 12);
  });

  it('has ties between all lost and all won, and never more than pass@k', () => {
    for (let k = 1; k <= 8; k++) {
      const [lost, some, won] = (['wrong', 'random', 'right'] as const).map(
        (ties) => meanMajorityAtK(prompts, k, { ties }).value,
      );
      expect(lost!).toBeLessThanOrEqual(some! + 1e-15);
      expect(some!).toBeLessThanOrEqual(won! + 1e-15);
      const counts = { successes: [5, 2, 0, 8], attempts: [8, 8, 8, 8] };
      expect(won!).toBeLessThanOrEqual(meanPassAtK(counts, k).value + 1e-12);
    }
  });

  it('is undefined where it cannot be told', () => {
    expect(meanMajorityAtK([], 1).value).toBeNaN();
    expect(meanMajorityAtK(prompts, 9).method).toBe(
      'undefined: 4 of 4 prompts have fewer attempts than k = 9',
    );
    expect(meanMajorityAtK(prompts.slice(0, 1), 2)).toMatchObject({ lower: 0, upper: 1 });
  });
});
