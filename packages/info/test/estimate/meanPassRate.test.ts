import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { meanPassRate } from '../../src/index.ts';
import { counts, groups, repeat } from '../support/passCounts.ts';

describe('meanPassRate', () => {
  it('law: the mean of the rates, within its interval', () => {
    fc.assert(
      fc.property(groups, (data) => {
        const seen = [...data.attempts.keys()].filter((i) => data.attempts[i]! > 0);
        const { value, lower, upper, n } = meanPassRate(data);
        expect(n).toBe(seen.length);
        if (seen.length === 0) {
          expect(value).toBeNaN();
          return;
        }
        const mean =
          seen.reduce((sum, i) => sum + data.successes[i]! / data.attempts[i]!, 0) / seen.length;
        expect(value).toBeCloseTo(mean, 12);
        expect(lower).toBeLessThanOrEqual(value);
        expect(upper).toBeGreaterThanOrEqual(value);
        expect(lower).toBeGreaterThanOrEqual(0);
        expect(upper).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('does not take rollouts of one prompt for independent', () => {
    const clustered = meanPassRate(counts(repeat([0, 16], 10), 16));
    const mixed = meanPassRate(counts(repeat([8, 8], 10), 16));
    expect(clustered.upper - clustered.lower).toBeGreaterThan(2.5 * (mixed.upper - mixed.lower));
  });
});
