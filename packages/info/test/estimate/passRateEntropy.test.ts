import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { passRateEntropy } from '../../src/index.ts';

const trials = fc
  .integer({ min: 1, max: 300 })
  .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
describe('passRateEntropy', () => {
  it('law: value within its interval', () => {
    fc.assert(
      fc.property(
        trials,
        fc.constantFrom('nsb', 'plugin', 'beta-posterior', 'miller-madow'),
        ([k, n], method) => {
          const { value, lower, upper } = passRateEntropy(
            { successes: k, attempts: n },
            { method },
          );
          expect(lower).toBeLessThanOrEqual(value);
          expect(upper).toBeGreaterThanOrEqual(value);
        },
      ),
    );
  });

  it('is undefined, with the reason, where it is', () => {
    expect(passRateEntropy({ successes: 0, attempts: 0 })).toMatchObject({
      value: NaN,
      method: 'undefined: no rollouts',
    });
    expect(passRateEntropy({ successes: 1, attempts: 1 }, { method: 'jackknife' }).method).toBe(
      'undefined: jackknife needs more than one rollout',
    );
    expect(() => passRateEntropy({ successes: 2, attempts: 1 })).toThrow(
      'expected successes an integer in [0, attempts = 1], got 2',
    );
    expect(() => passRateEntropy({ successes: 1, attempts: 1 }, { level: 0 })).toThrow('level');
  });
});
