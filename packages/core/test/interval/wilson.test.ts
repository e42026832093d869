import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalQuantile, wilson } from '../../src/index.ts';
import { counts, levels } from './arbitraries.ts';

describe('wilson', () => {
  it('ends are where the score test of k/n is just passed', () => {
    fc.assert(
      fc.property(counts, levels, ([k, n], level) => {
        const z = normalQuantile((1 + level) / 2);
        const { value, lower, upper } = wilson(k, n, { level });
        for (const p of [lower, upper])
          if (p > 0 && p < 1)
            expect(((value - p) ** 2 * n) / (p * (1 - p) * z * z)).toBeCloseTo(1, 4);
      }),
    );
  });
});
