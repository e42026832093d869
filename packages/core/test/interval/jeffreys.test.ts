import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { betainc, betaincUpper, jeffreys } from '../../src/index.ts';
import { counts, levels } from './arbitraries.ts';

describe('jeffreys', () => {
  it('ends are where a tail of the posterior is half of 1 − level', () => {
    fc.assert(
      fc.property(counts, levels, ([k, n], level) => {
        const { lower, upper } = jeffreys(k, n, { level });
        const [a, b] = [k + 0.5, n - k + 0.5];
        if (k > 0) expect((2 * betainc(lower, a, b)) / (1 - level)).toBeCloseTo(1, 9);
        if (k < n) expect((2 * betaincUpper(upper, a, b)) / (1 - level)).toBeCloseTo(1, 6);
      }),
    );
  });
});
