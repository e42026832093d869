import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { betainc, clopperPearson } from '../../src/index.ts';
import { counts, levels } from './arbitraries.ts';

describe('clopperPearson', () => {
  it('ends are where a binomial tail is half of 1 − level', () => {
    fc.assert(
      fc.property(counts, levels, ([k, n], level) => {
        const { lower, upper } = clopperPearson(k, n, { level });
        // P(X ≥ k | p) = I_p(k, n − k + 1)
        if (k > 0) expect((2 * betainc(lower, k, n - k + 1)) / (1 - level)).toBeCloseTo(1, 9);
        if (k < n) expect((2 * betainc(1 - upper, n - k, k + 1)) / (1 - level)).toBeCloseTo(1, 6);
      }),
    );
  });
});
