import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupVariancePerCost, optimalGroupSize } from '../../src/index.ts';

const positive = fc.double({ min: 1e-3, max: 1e3, noNaN: true });
describe('optimalGroupSize', () => {
  it('law: no other group size has less variance per cost', () => {
    fc.assert(
      fc.property(
        positive,
        positive,
        positive,
        fc.double({ min: 1.01, max: 1e4, noNaN: true }),
        (A, V, c, n) => {
          const variance = { betweenVariance: A, withinVariance: V, promptCost: c };
          const best = groupVariancePerCost(optimalGroupSize(variance), variance);
          expect(best).toBeLessThanOrEqual(groupVariancePerCost(n, variance) * (1 + 1e-12));
        },
      ),
    );
  });

  it('is endless for identical prompts and refuses negatives', () => {
    expect(optimalGroupSize({ betweenVariance: 0, withinVariance: 1 })).toBe(Infinity);
    const bad = (more: object) => () =>
      optimalGroupSize({ betweenVariance: 1, withinVariance: 1, ...more });
    expect(bad({ betweenVariance: -1 })).toThrow('expected betweenVariance ≥ 0, got -1');
    expect(bad({ withinVariance: -1 })).toThrow('expected withinVariance ≥ 0, got -1');
    expect(bad({ promptCost: -1 })).toThrow('expected promptCost ≥ 0, got -1');
    expect(() => groupVariancePerCost(1, { betweenVariance: 1, withinVariance: 1 })).toThrow(
      'groupSize > 1, got 1',
    );
  });
});
