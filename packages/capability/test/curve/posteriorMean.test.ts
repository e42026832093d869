import { betaQuantile } from '@bits-per-sample/core';
import { describe, expect, it } from 'vitest';
import { expectedPassAtK, meanPassAtK } from '../../src/index.ts';

const options = { method: 'posterior', prompts: 'these' } as const;
const posterior = { a: 1.5, b: 3.5 };

describe('the posterior of a benchmark', () => {
  it('of equal prompts has the mean of one and a variance that falls with their number', () => {
    for (const prompts of [1, 4]) {
      const successes = new Array<number>(prompts).fill(1);
      const attempts = new Array<number>(prompts).fill(4);
      const { value, lower, upper } = meanPassAtK({ successes, attempts }, 3, options);
      const mean = expectedPassAtK(posterior, 3);
      const second = 1 - expectedPassAtK(posterior, 6); // E q^2k
      const size = (mean * (1 - mean)) / ((second - (1 - mean) ** 2) / prompts) - 1;
      expect(value).toBeCloseTo(mean, 14);
      expect(lower).toBeCloseTo(betaQuantile(0.025, mean * size, (1 - mean) * size), 10);
      expect(upper).toBeCloseTo(betaQuantile(0.975, mean * size, (1 - mean) * size), 10);
    }
  });

  it('says when it goes beyond the attempts', () => {
    const counts = { successes: [1, 1], attempts: [4, 8] };
    expect(meanPassAtK(counts, 4, options).method).toBe('posterior');
    expect(meanPassAtK(counts, 5, options).method).toBe(
      'posterior, extrapolated beyond the attempts',
    );
  });
});
